def names = new File(basedir, 'target/classes/it').list() as TreeSet
assert names == ['Plain.class', 'Stranger.class'] as TreeSet
for (name in names) {
    def before = new File(basedir, 'target/untouched/it/' + name)
    def after = new File(basedir, 'target/classes/it/' + name)
    assert after.bytes == before.bytes
    assert after.lastModified() == before.lastModified()
}
assert !new File(basedir, 'build.log').text.contains('Transformed')
true
