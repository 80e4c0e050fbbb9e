def report = new File(basedir, 'target/site/jacoco/jacoco.xml').text
// Synthetic classes are named, but nothing of them is counted.
assert !(report =~ '<class name="[^"]*[$]async[$][^"]*"[^>]*[^/]>')
assert report.contains('<class name="it/Priced" ')

def source = report.substring(report.indexOf('<sourcefile name="Priced.java">'))
def lines = (source =~ /<line nr="(\d+)" mi="(\d+)" ci="(\d+)" mb="(\d+)" cb="(\d+)"\/>/)
        .iterator().collectEntries { [it[1] as int, it[2..5]*.toInteger()] }
def covered = { lines[it][0] == 0 && lines[it][1] > 0 }
def missed = { lines[it][0] > 0 && lines[it][1] == 0 }

// The async method's own lines, before, at and after its suspension point.
for (line in [16, 17, 18, 19, 21, 24]) {
    assert covered(line): 'line ' + line + ' in ' + lines
}
assert missed(22) && missed(28)
// Both ways of the loop and one way of the if. The head of a loop that awaits has two ways more: begun,
// or gone on with. An await has two ways as well: done, or not yet.
assert lines[17][2..3] == [0, 4]
assert lines[21][2..3] == [1, 1]
// Dispatch code lies on no line of the user's.
assert lines.keySet() == [16, 17, 18, 19, 21, 22, 24, 28] as Set
true
