def report = new File(basedir, 'target/site/jacoco/jacoco.xml').text
def source = report.substring(report.indexOf('<sourcefile name="Priced.java">'))
def lines = (source =~ /<line nr="(\d+)" mi="(\d+)" ci="(\d+)" mb="(\d+)" cb="(\d+)"\/>/)
        .iterator().collectEntries { [it[1] as int, it[2..5]*.toInteger()] }
assert lines.keySet() == [16, 17, 18, 19, 21, 22, 24, 28] as Set
lines.each { line, counts ->
    assert (counts[1] > 0) == !(line in [22, 28]): 'line ' + line + ' in ' + lines
}
// The probes are gone from what is packed, and the transformation is not.
def packed = new File(basedir, 'target/classes/it/Priced.class').getText('ISO-8859-1')
assert !packed.contains('jacoco') && packed.contains('it/Priced$async$total')
true
