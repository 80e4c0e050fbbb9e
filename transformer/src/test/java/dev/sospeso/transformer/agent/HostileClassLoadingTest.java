package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.validation.Mutants;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Damaged class files that the JVM is about to define: the agent gives new bytes or none, and
 * throws nothing. Here nobody can define frame classes, so a class that needs some stays as it is.
 */
final class HostileClassLoadingTest {

    @Test
    @Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
    void damagedClassFilesNeverBreakClassLoading() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        AgentReport report = new AgentReport(new PrintStream(said, true, StandardCharsets.UTF_8));
        Instrumentation powerless = (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> null);
        AsyncClassFileTransformer transformer = new AsyncClassFileTransformer(
                AgentOptions.parse("verbose"), new FrameDefiner(powerless), report);
        Mutants mutants = Mutants.ofTargets();
        int count = Mutants.count(1000);
        int unchanged = 0;
        for (int seed = 0; seed < count; seed++) {
            Mutants.Mutant mutant = mutants.get(1_000_000L + seed);
            ClassLoader loader = new ClassLoader(getClass().getClassLoader()) { };
            byte[] before = mutant.bytes().clone();
            byte[] given = transformer.transform(loader.getUnnamedModule(), loader, mutant.name(),
                    null, null, mutant.bytes());
            unchanged += given == null ? 1 : 0;
            assertTrue(Arrays.equals(before, mutant.bytes()), mutant.toString());
        }
        report.end(Thread.currentThread());
        List<String> failures = said.toString(StandardCharsets.UTF_8).lines()
                .filter(line -> line.startsWith("sospeso: cannot transform")
                        && !line.contains("IllegalAccessException")).toList();
        assertEquals(List.of(), failures);
        assertEquals(count, unchanged);
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("[INVALID_CLASS_FILE]"));
    }
}
