package dev.sospeso.transformer.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StageFindingsTest {

    private static final SourcePlace PLACE = new SourcePlace("shop.Shop", "total", "Shop.java", 41);

    @Test
    void aNewerClassFileTellsBothVersions() {
        assertEquals("""
                [UNSUPPORTED_CLASS_VERSION] shop.Shop.<class>(Shop.java): the class file has version \
                75 (Java 31), and this transformer knows versions up to 70 (Java 26).
                    Instead: compile with --release 26, or use a newer version of Sospeso""",
                StageFindings.unsupportedClassVersion("shop.Shop", "Shop.java", 75, 70).render());
    }

    @Test
    void aTooLargeMethodTellsItsSizeIfKnown() {
        assertEquals("""
                [METHOD_TOO_LARGE] shop.Shop.total(Shop.java:41): total is too large to be async: \
                its body would have 70000 bytes when it can be suspended, and the JVM allows 65535.
                    Instead: move parts of it to async methods of their own and await them""",
                StageFindings.methodTooLarge(PLACE, 70000).render());
        assertEquals("total is too large to be async: its body would have more than 65535 bytes when"
                + " it can be suspended, and the JVM allows 65535.",
                StageFindings.methodTooLarge(PLACE, -1).reason());
    }

    @Test
    void aMethodThatStaysInterpretedIsAWarning() {
        Diagnostic warning = StageFindings.methodNotCompiled(PLACE, 8001);
        assertEquals(Severity.WARNING, warning.severity());
        assertEquals("""
                [METHOD_NOT_COMPILED] shop.Shop.total(Shop.java:41): total is large: its body has \
                8001 bytes now that it can be suspended, and HotSpot compiles methods up to 8000 \
                bytes, so it will be interpreted for ever.
                    Instead: move parts of it to async methods of their own and await them""",
                warning.render());
    }

    @Test
    void anUnknownCloseNamesTheCompilersThatAreKnown() {
        assertEquals("""
                [UNKNOWN_CLOSE_SHAPE] shop.Shop.total(Shop.java:41): this close() of an \
                AsyncCloseable stands in code of a form that is not known, so it cannot be told \
                which exception leaves the block.
                    Instead: compile with javac 11 or newer, or ecj; or write \
                await(resource.aclose(cause)) by hand""",
                StageFindings.unknownCloseShape(PLACE).render());
    }

    @Test
    void aDamagedClassFileTellsWhatIsWrong() {
        assertEquals("""
                [INVALID_CLASS_FILE] shop.Shop.total(Shop.java:41): the class file cannot be \
                understood: no such constant.
                    Instead: compile the class again; if a tool has changed it, run that tool after \
                Sospeso""", StageFindings.invalidClassFile(PLACE, "no such constant").render());
    }

    @Test
    void missingFramesAreTheWorkOfAnotherTool() {
        assertEquals("""
                [MISSING_STACK_MAPS] shop.Shop.total(Shop.java:41): total has no StackMapTable that \
                fits its code: another tool has changed the class without writing one.
                    Instead: let that tool compute stack map frames, or run it after Sospeso""",
                StageFindings.missingStackMaps(PLACE).render());
    }
}
