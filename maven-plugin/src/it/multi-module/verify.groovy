def log = new File(basedir, 'build.log').text
assert log.contains('MultiThreadedBuilder')
assert !log.contains('not marked @threadSafe') && !log.contains('not marked as thread-safe')
assert log.count('Transformed 1 async method in 1 class') == 3
for (name in ['base/target/classes/it/base/Account', 'left/target/classes/it/left/Left',
              'right/target/classes/it/right/Right']) {
    assert new File(basedir, name + '$async$deposit.class').isFile()
}
true
