def classes = new File(basedir, 'target/classes')
assert new File(classes, 'it/Here$async$pause.class').isFile()
assert new File(classes, 'it/LeftAlone.class').isFile()
assert !new File(classes, 'it/LeftAlone$async$pause.class').exists()
def later = new File(classes, 'META-INF/versions/21/it/later')
assert later.list() as TreeSet == ['Later.class', 'Later$async$pause.class'] as TreeSet
assert !new File(classes, 'it/later/Later$async$pause.class').exists()
def log = new File(basedir, 'build.log').text
assert log.contains('it.Here')
assert log.contains('Transformed 2 async methods in 2 classes')
true
