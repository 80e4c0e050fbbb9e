def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains('Transformed 2 async methods in 1 class')
assert log.contains('Transformed 1 async method in 1 class')
assert new File(basedir, 'target/classes/it/Greeter$async$greet.class').isFile()
assert new File(basedir, 'target/classes/it/Greeter$async$upTo.class').isFile()
assert new File(basedir, 'target/test-classes/it/GreeterTest$async$both.class').isFile()
true
