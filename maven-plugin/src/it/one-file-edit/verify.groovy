def names(String directory) {
    new File(basedir, directory).list().findAll { it.endsWith('.class') } as TreeSet
}

def names(String edit, String... others) {
    (['Edited.class', 'Edited$async$' + edit + '.class', 'Kept.class', 'Kept$async$same.class']
            + others.toList()) as TreeSet
}

def when(String file) {
    new File(basedir, file).lastModified()
}

assert names('target/first/it') == names('first', new String[0])
// Only the edited file was compiled; the frame class of its old method is gone.
assert names('target/second/it') == names('second', new String[0])
assert when('target/second/it/Edited.class') > when('target/first/it/Edited.class')
assert when('target/second/it/Kept.class') == when('target/first/it/Kept.class')
assert when('target/second/it/Kept$async$same.class') == when('target/first/it/Kept$async$same.class')
// The compiler plugin's own way: it compiled all of the module again.
assert names('target/third/it') == names('third', new String[0])
true
