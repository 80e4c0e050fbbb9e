package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import dev.sospeso.transformer.Javac;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent in a program that runs already. */
class AgentAttachIT {

    private static final String JOB = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            class NAME {
                @Async static Coroutine<String> work() {
                    await(sleep(0));
                    return Coroutine.of("NAME");
                }
            }
            """;

    @TempDir
    private Path temp;

    @Test
    void transformsWhatIsLoadedLaterAndNamesTheRest() throws Exception {
        Javac.compile(temp, "Early", JOB.replace("NAME", "Early"));
        Javac.compile(temp, "Late", JOB.replace("NAME", "Late"));
        Javac.compile(temp, "Program", """
                import static dev.sospeso.asyncio.Asyncio.*;
                public class Program {
                    public static void main(String[] args) throws Exception {
                        new Early();
                        System.out.println("ready");
                        System.in.read();
                        System.out.println(run(Late.work()));
                    }
                }
                """);
        Path err = temp.resolve("err");
        List<String> line = new ArrayList<>(List.of("-cp", AgentJar.classPath(temp), "Program"));
        if (Runtime.version().feature() >= 21) {
            line.add(0, "-XX:+EnableDynamicAgentLoading");
        }
        Process process = StartedJvm.start(line).redirectError(err.toFile()).start();
        try (BufferedReader out = process.inputReader();
                OutputStream in = process.getOutputStream()) {
            assertEquals("ready", out.readLine());
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(process.pid()));
            jvm.loadAgent(AgentJar.PATH);
            jvm.detach();
            in.write('\n');
            in.flush();
            assertEquals("Late", out.readLine());
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
        String errors = Files.readString(err);
        assertTrue(errors.contains("sospeso: Early was loaded before the agent"), errors);
        assertFalse(errors.contains("Late"), errors);
    }
}
