def log = new File(basedir, 'build.log').text
def reported = { rule, file, line ->
    log.readLines().any {
        it.startsWith('[ERROR] ') && it.contains('[' + rule + ']') && it.contains(file + ':' + line)
    }
}
assert reported('SUSPENSION_OUTSIDE_ASYNC', '/src/main/java/it/Shop.java', 14)
assert reported('SUSPENSION_IN_MONITOR', '/src/main/java/it/Shop.java', 21)
assert reported('SUSPENSION_IN_INITIALIZER', '/src/main/java/it/inner/Outer.java', 11)
assert log.contains('3 errors')
assert log.contains('BUILD FAILURE') && log.contains('MojoFailureException')

// What has errors is as the compiler left it; nothing is half written.
def classes = new File(basedir, 'target/classes')
def untouched = new File(basedir, 'target/untouched')
for (name in ['it/Shop.class', 'it/inner/Outer.class', 'it/inner/Outer$Inner.class']) {
    assert new File(classes, name).bytes == new File(untouched, name).bytes
}
classes.eachFileRecurse(groovy.io.FileType.FILES) {
    assert it.name.endsWith('.class')
    assert !it.name.startsWith('Shop$async')
}
true
