package dev.sospeso.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scala: async methods of classes, traits and objects. */
@Tag("slow")
class ScalaTest {

    private static Compiled compiled;

    @BeforeAll
    static void compile(@TempDir Path classes) {
        String path = Compiled.runtime() + File.pathSeparator
                + Compiled.location(scala.Option.class);
        List<String> arguments = new ArrayList<>(List.of("-release", "17", "-classpath", path,
                "-d", classes.toString()));
        arguments.addAll(Compiled.sources("scala"));
        assertTrue(scala.tools.nsc.Main.process(arguments.toArray(String[]::new)));
        compiled = Compiled.in(classes);
    }

    @Test
    void asyncMethodsWork() throws Exception {
        assertEquals("""
                total=11
                default=4.5
                named=1.5
                match=List(nothing, long text, abc!, digit 7, 2 tea at 3, unknown)
                caught=finally got 3, finally missed no salt
                lambdas=8 20
                nested=9
                tail=3
                trait=31
                generator=List(0, 1, 1, 2, 3, 5)
                walk=tick 1;tick 2;tick 3;
                """, ((Map<?, ?>) compiled.call("shop.Program", "everything")).entrySet().stream()
                .map(entry -> entry + "\n").collect(Collectors.joining()));
    }

    /** They carry the annotations of the methods that they call. */
    @Test
    void forwardersStayPlainMethods() {
        assertSame(compiled.classes().get("shop/Program"),
                compiled.transform("shop/Program").classFile());
        assertSame(compiled.classes().get("shop/Leaf"),
                compiled.transform("shop/Leaf").classFile());
        assertEquals(Set.of("shop/Part$async$weight"),
                compiled.transform("shop/Part").frameClasses().keySet());
    }

    @Test
    void otherClassesAreUntouched() {
        for (String name : List.of("plain/Plain", "shop/Order", "shop/Order$")) {
            assertSame(compiled.classes().get(name), compiled.transform(name).classFile());
        }
    }

    @Test
    void aForComprehensionIsRefused() {
        List<String> findings = compiled.findings("refused/Refused");
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).startsWith("[SUSPENSION_OUTSIDE_ASYNC]"
                + " refused.Refused.all(Refused.scala:11): await stands in a lambda for"
                + " Function1.apply"), findings::toString);
    }
}
