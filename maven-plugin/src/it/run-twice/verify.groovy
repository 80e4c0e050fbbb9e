def files(String directory) {
    def root = new File(basedir, directory)
    def found = new TreeMap<String, List>()
    root.eachFileRecurse(groovy.io.FileType.FILES) {
        found[root.toPath().relativize(it.toPath()).toString()] =
                [it.bytes.encodeBase64().toString(), it.lastModified()]
    }
    assert found.containsKey('it/Ticker$async$tick.class')
    found
}

def first = files('target/first')
assert first.size() == 3
assert files('target/second') == first
assert files('target/classes') == first
def log = new File(basedir, 'build.log').text
assert log.count('Transformed ') == 1
true
