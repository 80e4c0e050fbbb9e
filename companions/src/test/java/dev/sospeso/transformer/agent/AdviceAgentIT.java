package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.companions.CallLog;
import dev.sospeso.transformer.Javac;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that puts Byte Buddy's advice into classes as they are loaded, in both orders. */
class AdviceAgentIT {

    private static final String HEAD = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            import dev.sospeso.companions.CallLog;
            """;

    @TempDir
    private Path temp;
    private Path agent;

    @BeforeEach
    void compile() throws Exception {
        Path classes = temp.resolve("agent");
        Javac.compile(classes, "AdviceAgent", HEAD + """
                import java.lang.instrument.Instrumentation;
                import net.bytebuddy.agent.builder.AgentBuilder;
                import net.bytebuddy.asm.Advice;
                import static net.bytebuddy.matcher.ElementMatchers.*;
                public class AdviceAgent {
                    static class Exits {
                        @Advice.OnMethodExit(onThrowable = Throwable.class)
                        static void exit(@Advice.Thrown Throwable thrown) {
                            CallLog.note(thrown == null ? "end" : "failed " + thrown.getMessage());
                        }
                    }
                    public static void premain(String exits, Instrumentation instrumentation) {
                        new AgentBuilder.Default().disableClassFormatChanges()
                            .type(nameStartsWith("Job"))
                            .transform((builder, type, loader, module, domain) -> builder.visit(
                                Advice.to("true".equals(exits) ? Exits.class : CallLog.class)
                                    .on(isAnnotatedWith(Async.class))))
                            .installOn(instrumentation);
                    }
                }
                """, "-cp", path());
        agent = Jars.pack(temp.resolve("agent.jar"), classes,
                Map.of("Premain-Class", "AdviceAgent"));
        Path main = temp.resolve("main");
        Javac.compile(main, "Job", HEAD + """
                public class Job {
                    @Async static Coroutine<Integer> part(int n) {
                        CallLog.note("part");
                        await(sleep(0));
                        if (n == 0) {
                            throw new IllegalArgumentException("zero");
                        }
                        return Coroutine.of(n);
                    }
                    @Async Coroutine<Integer> both() {
                        int first = await(part(1));
                        return Coroutine.of(first + await(part(2)));
                    }
                }
                """, "-cp", path());
        Javac.compile(main, "Program", HEAD + """
                public class Program {
                    public static void main(String[] args) {
                        Coroutine<Integer> both = new Job().both();
                        CallLog.note("made");
                        CallLog.note("gives " + run(both));
                        try {
                            run(Job.part(0));
                        } catch (IllegalArgumentException e) {
                            CallLog.note("caught");
                        }
                        System.out.println(String.join(" ", CallLog.calls()));
                    }
                }
                """, "-cp", main + File.pathSeparator + path());
    }

    /** The advice is code of the user's method then: it runs when the coroutine does. */
    @Test
    void adviceFirstRunsWithTheBody() throws Exception {
        assertEquals("made both part part part part gives 3 part part caught\n",
                run("-javaagent:" + agent, AgentJar.option("strict=true")));
    }

    /** Its end is the end of the coroutine, with what it throws. */
    @Test
    void adviceOnTheEndSeesTheEndOfTheCoroutine() throws Exception {
        assertEquals("made part end part end end gives 3 part failed zero caught\n",
                run("-javaagent:" + agent + "=true", AgentJar.option("strict=true")));
    }

    /** The advice is in the method that makes the coroutine then. */
    @Test
    void adviceSecondRunsWithTheCall() throws Exception {
        assertEquals("both made part part gives 3 part part caught\n",
                run(AgentJar.option("strict=true"), "-javaagent:" + agent));
    }

    /** What the program prints. New JDKs warn of Byte Buddy; nothing may be said by us. */
    private String run(String... agents) throws Exception {
        StartedJvm jvm = StartedJvm.run(List.of(agents[0], agents[1], "-cp",
                temp.resolve("main") + File.pathSeparator + path(), "Program"));
        assertEquals(0, jvm.status(), jvm::toString);
        assertFalse(jvm.err().contains("sospeso:"), jvm::toString);
        return jvm.out();
    }

    private static String path() {
        String path = String.join(File.pathSeparator, AgentJar.runtime(),
                location(ByteBuddy.class), location(CallLog.class));
        assertTrue(path.contains("byte-buddy"), path);
        return path;
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException exception) {
            throw new AssertionError(exception);
        }
    }
}
