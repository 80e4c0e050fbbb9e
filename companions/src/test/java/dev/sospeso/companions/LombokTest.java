package dev.sospeso.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import lombok.Data;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lombok rewrites the source before javac writes the class file, so all of it is plain code. */
class LombokTest {

    private static Compiled compiled;

    @BeforeAll
    static void compile(@TempDir Path classes) {
        String lombok = Compiled.location(Data.class);
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:full",
                "-processorpath", lombok, "-classpath",
                Compiled.runtime() + File.pathSeparator + lombok, "-d", classes.toString()));
        if (Runtime.version().feature() < 21) {
            arguments.remove("-proc:full");
        }
        arguments.addAll(Compiled.sources("lombok"));
        StringWriter log = new StringWriter();
        PrintWriter out = new PrintWriter(log, true);
        int status = ToolProvider.findFirst("javac").orElseThrow()
                .run(out, out, arguments.toArray(String[]::new));
        assertEquals(0, status, log::toString);
        compiled = Compiled.in(classes);
    }

    @Test
    void asyncMethodsWork() throws Exception {
        assertEquals("""
                data=Account(owner=Ada, cents=350)
                value=Money(cents=50, currency=EUR)
                builder=Order(item=tea, count=3)
                sneaky=java.io.IOException: no network
                cleanup=read 3, closed
                val=ab
                nonNull=text is marked non-null but is null
                with=Money(cents=7, currency=EUR)
                """, ((Map<?, ?>) compiled.call("shop.Program", "everything")).entrySet().stream()
                .map(entry -> entry + "\n").collect(Collectors.joining()));
    }

    /** A lock of Lombok's is a monitor too. */
    @Test
    void aLombokLockIsRefused() {
        List<String> findings = compiled.findings("refused/Locked");
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).startsWith("[SUSPENSION_IN_MONITOR] refused.Locked.update"),
                findings::toString);
    }

    /** {@code @Cleanup} of an AsyncCloseable closes it where nobody knows whether it failed. */
    @Test
    void cleanupOfAnAsyncCloseableAwaits() throws Exception {
        assertEquals("opened used closed null", compiled.call("shop.Cleaned", "run"));
    }
}
