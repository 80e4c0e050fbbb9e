def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
assert new File(basedir, 'target/classes/module-info.class').isFile()
assert new File(basedir, 'target/classes/it/named/Greeter$async$greet.class').isFile()
true
