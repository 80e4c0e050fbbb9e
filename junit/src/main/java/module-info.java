/** Tests of async code on virtual time, in JUnit Jupiter. */
module dev.sospeso.junit {
    requires transitive dev.sospeso.runtime;
    requires transitive org.junit.jupiter.api;

    exports dev.sospeso.junit;
    // JUnit makes the extension of @LoopTest.
    opens dev.sospeso.junit to org.junit.platform.commons;
}
