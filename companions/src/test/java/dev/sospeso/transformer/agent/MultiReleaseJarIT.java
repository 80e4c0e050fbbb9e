package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.transformer.Javac;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar whose classes have other supertypes in another release, through the command line. */
class MultiReleaseJarIT {

    private static final String HEAD = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            """;
    private static final String PROGRAM = HEAD + """
            public class Program {
                @Async static Coroutine<Void> work() {
                    try (Door door = new Door()) {
                        await(sleep(0));
                    }
                    return null;
                }
                public static void main(String[] args) {
                    run(work());
                }
            }
            """;

    @TempDir
    private Path temp;

    @Test
    void transformsEachVariantByItsOwnHierarchy() throws Exception {
        Path base = temp.resolve("classes");
        Path newer = base.resolve("META-INF/versions/17");
        compile(base, """
                public class Door implements AutoCloseable {
                    @Override public void close() {
                        System.out.println("closed plainly");
                    }
                }
                """);
        compile(newer, HEAD + """
                public class Door implements AsyncCloseable {
                    @Async @Override public Coroutine<Void> aclose(Throwable cause) {
                        await(sleep(0));
                        System.out.println("closed by awaiting");
                        return null;
                    }
                }
                """);
        Path jar = Jars.pack(temp.resolve("app.jar"), base, Map.of("Multi-Release", "true"));
        StartedJvm command = StartedJvm.run(List.of("-jar", AgentJar.PATH, "--verify",
                "--classpath", AgentJar.runtime(), jar.toString()));
        assertEquals(new StartedJvm(0, jar + ": 3 classes with 3 async methods of 4 class files"
                + " transformed\n", ""), command);
        String path = jar + File.pathSeparator + AgentJar.runtime();
        assertEquals(new StartedJvm(0, "closed by awaiting\n", ""),
                StartedJvm.run(List.of("-cp", path, "Program")));
        assertEquals(new StartedJvm(0, "closed plainly\n", ""), StartedJvm.run(List.of(
                "-Djdk.util.jar.enableMultiRelease=false", "-cp", path, "Program")));
    }

    private static void compile(Path directory, String door) {
        Javac.compile(directory, "Door", door);
        Javac.compile(directory, "Program", PROGRAM, "-cp", AgentJar.classPath(directory));
    }
}
