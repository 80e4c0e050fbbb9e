package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.Javac;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that the JDK's own tool has signed. */
class SignedJarIT {

    private static final String PASSWORD = "password";

    @TempDir
    private static Path shared;
    private static Path keys;

    @TempDir
    private Path temp;
    private Path jar;

    @BeforeAll
    static void makeKey() throws Exception {
        keys = shared.resolve("keys");
        tool("keytool", "-genkeypair", "-keystore", keys.toString(), "-storepass", PASSWORD,
                "-keyalg", "EC", "-alias", "key", "-dname", "CN=Test");
    }

    @BeforeEach
    void pack() throws Exception {
        Path classes = temp.resolve("classes");
        Javac.compile(classes, "Program", """
                package app;
                import static dev.sospeso.asyncio.Asyncio.*;
                import dev.sospeso.*;
                public class Program {
                    @Async static Coroutine<String> work() {
                        await(sleep(0));
                        return Coroutine.of("done");
                    }
                    public static void main(String[] args) {
                        Object[] signers = Program.class.getSigners();
                        System.out.println(run(work()) + ", signed " + (signers != null));
                    }
                }
                """);
        jar = Jars.pack(temp.resolve("app.jar"), classes, Map.of());
    }

    @Test
    void theCommandRefusesToBreakASignature() throws Exception {
        signJar();
        byte[] before = Files.readAllBytes(jar);
        StartedJvm refused = transform();
        assertEquals(2, refused.status(), refused::toString);
        assertTrue(refused.err().contains("app.jar is signed (META-INF/KEY.SF), and its signature"
                + " would no longer hold: transform before signing"), refused::toString);
        assertArrayEquals(before, Files.readAllBytes(jar));
    }

    @Test
    void aTransformedJarCanBeSigned() throws Exception {
        assertEquals(0, transform().status());
        signJar();
        String verified = tool("jarsigner", "-verify", jar.toString());
        assertTrue(verified.contains("jar verified."), verified);
        assertEquals(new StartedJvm(0, "done, signed true\n", ""), run(List.of()));
    }

    /** The frames are defined with the certificates of their class, as its package demands. */
    @Test
    void theAgentTransformsClassesOfASignedJar() throws Exception {
        signJar();
        assertEquals(new StartedJvm(0, "done, signed true\n", ""),
                run(List.of(AgentJar.option(""))));
    }

    private StartedJvm transform() throws Exception {
        return StartedJvm.run(List.of("-jar", AgentJar.PATH, "--classpath", AgentJar.runtime(),
                jar.toString()));
    }

    private StartedJvm run(List<String> agents) throws Exception {
        List<String> line = new ArrayList<>(agents);
        line.addAll(List.of("-cp", jar + File.pathSeparator + AgentJar.runtime(), "app.Program"));
        return StartedJvm.run(line);
    }

    private void signJar() throws Exception {
        tool("jarsigner", "-keystore", keys.toString(), "-storepass", PASSWORD, jar.toString(),
                "key");
    }

    private static String tool(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.add("-J-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        Path log = shared.resolve("log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(50, TimeUnit.SECONDS), name);
        assertEquals(0, process.exitValue(), () -> name + ": " + read(log));
        return read(log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
