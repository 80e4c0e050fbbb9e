package dev.sospeso.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlin.Unit;
import kotlinx.coroutines.Dispatchers;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kotlin: async methods wherever Kotlin has functions, and its own coroutines beside them. */
class KotlinTest {

    private static Compiled compiled;

    @BeforeAll
    static void compile(@TempDir Path classes) {
        String path = String.join(File.pathSeparator, Compiled.runtime(),
                Compiled.location(Unit.class), Compiled.location(Dispatchers.class));
        List<String> arguments = new ArrayList<>(List.of("-no-stdlib", "-no-reflect",
                "-jvm-target", "17", "-classpath", path, "-d", classes.toString()));
        arguments.addAll(Compiled.sources("kotlin"));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ExitCode exit = new K2JVMCompiler().exec(new PrintStream(log),
                arguments.toArray(String[]::new));
        assertEquals(ExitCode.OK, exit, () -> log.toString(StandardCharsets.UTF_8));
        compiled = Compiled.in(classes);
    }

    @Test
    void asyncMethodsWork() throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) compiled.call("shop.ShopKt", "everything"))
                .forEach((name, value) -> texts.put((String) name, String.valueOf(value)));
        assertEquals("""
                total=11
                default=4.5
                named=1.5
                when=[nothing, long text, abc!, digit 7, 2 tea at 3, unknown]
                inlined=[3, 5, 8, -1]
                caught=finally got 3, finally missed no salt
                labels=03 02 01 00 13 12 11\s
                groups=[5, 3] 8 5
                largest=c
                functionType=20
                localFunction=9
                future=4
                tail=3
                property=3
                object=42
                sealed=9
                value=3
                extension=tea: 3
                generator=[0, 1, 1, 2, 3, 5] stopped at 5 by 7
                walk=tick 1, tick 2, tick 3
                """, lines(texts));
    }

    private static String lines(Map<String, String> texts) {
        StringBuilder lines = new StringBuilder();
        texts.forEach((name, text) -> lines.append(name).append('=').append(text).append('\n'));
        return lines.toString();
    }

    /** The static method for a companion's has its annotation too, and only calls it. */
    @Test
    void forwardersStayPlainMethods() {
        assertTrue(compiled.classes().containsKey("shop/Shop$Companion"));
        assertTrue(compiled.transform("shop/Shop").frameClasses().keySet().stream()
                .noneMatch(frame -> frame.endsWith("$later")));
    }

    @Test
    void runCatchingTakesCancellationToo() {
        List<String> findings = compiled.findings("shop/Shop");
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).startsWith(
                "[SWALLOWED_CANCELLATION] shop.Shop.inlined(Shop.kt:"), findings::toString);
    }

    @Test
    void suspendFunctionsAreUntouched() throws Exception {
        List<String> plain = compiled.classes().keySet().stream()
                .filter(name -> name.startsWith("plain/")).toList();
        assertTrue(plain.size() > 3, plain::toString);
        for (String name : plain) {
            assertSame(compiled.classes().get(name), compiled.transform(name).classFile(), name);
        }
        Class<?> type = compiled.loader().loadClass("plain.Plain");
        Object instance = type.getConstructor().newInstance();
        assertEquals(3, type.getMethod("blocking").invoke(instance));
        assertEquals(14, type.getMethod("started").invoke(instance));
    }

    @Test
    void whatCannotWorkIsRefused() {
        refuses("Use", "UNKNOWN_CLOSE_SHAPE", 12);
        refuses("Closure", "SUSPENSION_OUTSIDE_ASYNC", 28);
        refuses("Suspending", "ASYNC_RETURN_TYPE", 35);
        refuses("Locked", "SUSPENSION_IN_MONITOR", 43);
        refuses("Default", "SUSPENSION_OUTSIDE_ASYNC", 49);
        assertEquals(List.of(), compiled.findings("refused/Other"));
    }

    private static void refuses(String type, String rule, int line) {
        List<String> findings = compiled.findings("refused/" + type);
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).startsWith("[" + rule + "] refused." + type + ".")
                && findings.get(0).contains("(Refused.kt:" + line + ")"), findings::toString);
    }
}
