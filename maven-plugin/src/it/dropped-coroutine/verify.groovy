def log = new File(basedir, 'build.log').text
def place = '/src/main/java/it/Forgetful.java:17'
def reported = { level ->
    log.readLines().count {
        it.startsWith('[' + level + '] ') && it.contains(place) && it.contains('[UNAWAITED_COROUTINE]')
    }
}
assert reported('WARNING') == 1
assert reported('ERROR') >= 1
assert log.contains('BUILD SUCCESS') && log.contains('BUILD FAILURE')
assert !new File(basedir, 'target/classes/it/Forgetful$async$pause.class').exists()
true
