def log = new File(basedir, 'build.log').text
assert log.contains('it.Raw')
assert log.count('BUILD FAILURE') == 1
assert log.count('BUILD SUCCESS') == 2
assert new File(basedir, 'target/classes/it/Raw$async$pause.class').isFile()
true
