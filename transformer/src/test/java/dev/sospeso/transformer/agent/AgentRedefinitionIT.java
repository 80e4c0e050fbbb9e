package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.Javac;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are redefined while they run, by a debugger for example. */
class AgentRedefinitionIT {

    @TempDir
    private Path temp;
    private Path agent;

    @BeforeEach
    void compile() throws Exception {
        Path agentClasses = temp.resolve("agent");
        Javac.compile(agentClasses, "Redefining", """
                import java.lang.instrument.*;
                public class Redefining {
                    public static Instrumentation instrumentation;
                    public static void premain(String args, Instrumentation i) {
                        instrumentation = i;
                    }
                }
                """);
        agent = Jars.pack(temp.resolve("agent.jar"), agentClasses, Map.of("Premain-Class",
                "Redefining", "Can-Redefine-Classes", "true", "Can-Retransform-Classes", "true"));
        Javac.compile(temp.resolve("main"), "Program", """
                import static dev.sospeso.asyncio.Asyncio.*;
                import java.lang.instrument.*;
                import java.nio.file.*;
                public class Program {
                    public static void main(String[] args) throws Exception {
                        System.out.println(run(Job.work()));
                        Redefining.instrumentation.retransformClasses(Job.class);
                        System.out.println(run(Job.work()));
                        byte[] bytes = Files.readAllBytes(Path.of(args[0], "Job.class"));
                        try {
                            Redefining.instrumentation.redefineClasses(
                                    new ClassDefinition(Job.class, bytes));
                        } catch (UnsupportedOperationException e) {
                            System.out.println("refused");
                        }
                        System.out.println(run(Job.work()));
                    }
                }
                """, "-cp", String.join(File.pathSeparator, agentClasses.toString(),
                job("main", "\"old\"", "").toString(), AgentJar.runtime()));
    }

    /** Compiles the class with a second local variable that lives across the await, or without. */
    private Path job(String directory, String value, String local) {
        Javac.compile(temp.resolve(directory), "Job", """
                import static dev.sospeso.asyncio.Asyncio.*;
                import dev.sospeso.*;
                public class Job {
                    @Async public static Coroutine<String> work() {
                        String value = VALUE;
                        int LOCAL = value.length();
                        await(sleep(0));
                        return Coroutine.of(value + RESULT);
                    }
                }
                """.replace("VALUE", value).replace("LOCAL", local.isEmpty() ? "unused" : local)
                        .replace("RESULT", local.isEmpty() ? "\"\"" : local));
        return temp.resolve(directory);
    }

    @Test
    void takesNewCodeInTheSameFrames() throws Exception {
        assertEquals(new StartedJvm(0, "old\nold\nnew\n", ""),
                run(job("new", "\"new\"", "")));
    }

    @Test
    void refusesCodeThatNeedsOtherFrames() throws Exception {
        StartedJvm jvm = run(job("new", "\"new\"", "number"));
        assertEquals("old\nold\nrefused\nold\n", jvm.out(), jvm::toString);
        assertTrue(jvm.err().contains("Job cannot be redefined so"), jvm::toString);
    }

    private StartedJvm run(Path replacement) throws Exception {
        return StartedJvm.run(List.of("-javaagent:" + agent, AgentJar.option(""), "-cp",
                AgentJar.classPath(temp.resolve("main")), "Program", replacement.toString()));
    }
}
