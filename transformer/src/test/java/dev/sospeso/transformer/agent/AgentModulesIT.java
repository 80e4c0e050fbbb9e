package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.transformer.Javac;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent and classes in named modules. */
class AgentModulesIT {

    private static final String PROGRAM = """
            package app;
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            public class Program {
                @Async static Coroutine<String> work() {
                    await(sleep(0));
                    return Coroutine.of("done in " + Program.class.getModule().getName()
                            + ", runtime in " + Async.class.getModule().getName());
                }
                public static void main(String[] args) {
                    System.out.println(run(work()));
                }
            }
            """;

    @TempDir
    private Path temp;

    @Test
    void transformsInAModuleThatRequiresTheRuntime() throws Exception {
        Javac.compileModule(temp, AgentJar.runtime(), List.of(), "module app {"
                + " requires dev.sospeso.runtime; exports app; }", "app/Program", PROGRAM);
        assertEquals(new StartedJvm(0, "done in app, runtime in dev.sospeso.runtime\n", ""),
                StartedJvm.run(List.of(AgentJar.option(""), "-p",
                        temp + File.pathSeparator + AgentJar.runtime(), "-m",
                        "app/app.Program")));
    }

    /** Compiled with --add-reads, run without: only the agent can let the module read it. */
    @Test
    void letsAModuleReadTheRuntime() throws Exception {
        Javac.compileModule(temp, "", List.of("-cp", AgentJar.runtime(), "--add-reads",
                "app=ALL-UNNAMED"), "module app { exports app; }", "app/Program", PROGRAM);
        assertEquals(new StartedJvm(0, "done in app, runtime in null\n", ""),
                StartedJvm.run(List.of(AgentJar.option(""), "-p", temp.toString(), "-cp",
                        AgentJar.runtime(), "-m", "app/app.Program")));
    }
}
