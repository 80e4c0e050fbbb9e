def log = new File(basedir, 'build.log').text
for (goal in ['transform', 'transform-test', 'check']) {
    assert log.contains(':' + goal + ' (default)')
    assert log.contains('sospeso:' + goal + '\n')
}
// Nothing but the headings of the goals.
assert !log.contains('[WARNING]') && !log.contains('Transformed')
assert !new File(basedir, 'target').exists()
true
