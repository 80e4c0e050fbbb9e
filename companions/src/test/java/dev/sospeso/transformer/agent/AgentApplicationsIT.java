package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.transformer.Javac;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent where applications are loaded as servers and module systems load them. */
class AgentApplicationsIT {

    private static final String HEAD = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            import java.lang.module.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String JOB = HEAD + """
            public class Job implements Callable<String> {
                public String call() {
                    return run(work());
                }
                @Async static Coroutine<String> work() {
                    String where = Job.class.getClassLoader().getName();
                    await(sleep(0));
                    return Coroutine.of("in " + where + ", runtime in "
                            + Coroutine.class.getClassLoader().getName());
                }
            }
            """;

    @TempDir
    private Path temp;
    private Path main;

    @BeforeEach
    void directory() {
        main = temp.resolve("main");
    }

    /** As a servlet container does it: each application has the runtime for itself. */
    @Test
    void childFirstLoadersWithTheirOwnRuntime() throws Exception {
        Path plugin = temp.resolve("plugin");
        Javac.compile(plugin, "Job", JOB);
        Javac.compile(main, "ChildFirst", HEAD + """
                public class ChildFirst extends URLClassLoader {
                    ChildFirst(String name, URL... urls) {
                        super(name, urls, ChildFirst.class.getClassLoader());
                    }
                    @Override protected Class<?> loadClass(String name, boolean resolve)
                            throws ClassNotFoundException {
                        synchronized (getClassLoadingLock(name)) {
                            Class<?> loaded = findLoadedClass(name);
                            if (loaded == null) {
                                try {
                                    loaded = findClass(name);
                                } catch (ClassNotFoundException e) {
                                    return super.loadClass(name, resolve);
                                }
                            }
                            return loaded;
                        }
                    }
                }
                """);
        Javac.compile(main, "Job", JOB);
        Javac.compile(main, "Program", HEAD + """
                public class Program {
                    public static void main(String[] args) throws Exception {
                        URL[] urls = new URL[args.length];
                        for (int i = 0; i < args.length; i++) {
                            urls[i] = Path.of(args[i]).toUri().toURL();
                        }
                        System.out.println(new Job().call());
                        for (String name : List.of("one", "two")) {
                            Class<?> job = new ChildFirst(name, urls).loadClass("Job");
                            System.out.println(((Callable<?>) job.getConstructor().newInstance())
                                    .call());
                        }
                    }
                }
                """);
        assertEquals(new StartedJvm(0, """
                in app, runtime in app
                in one, runtime in one
                in two, runtime in two
                """, ""), StartedJvm.run(List.of(AgentJar.option(""), "-cp",
                AgentJar.classPath(main), "Program", plugin.toString(), AgentJar.runtime())));
    }

    @Test
    void moduleLayers() throws Exception {
        Path module = temp.resolve("module");
        Javac.compileModule(module, AgentJar.runtime(), List.of(), "module job {"
                + " requires dev.sospeso.runtime; exports job; }", "job/Job", "package job;" + JOB);
        Javac.compile(main, "Program", HEAD + """
                public class Program {
                    public static void main(String[] args) throws Exception {
                        ModuleFinder finder = ModuleFinder.of(Path.of(args[0]), Path.of(args[1]));
                        ModuleLayer boot = ModuleLayer.boot();
                        Configuration configuration = boot.configuration().resolve(finder,
                                ModuleFinder.of(), List.of("job"));
                        for (int i = 0; i < 2; i++) {
                            ModuleLayer layer = boot.defineModulesWithManyLoaders(configuration,
                                    Program.class.getClassLoader());
                            Class<?> job = layer.findLoader("job").loadClass("job.Job");
                            System.out.println(job.getModule() + " " + ((Callable<?>) job
                                    .getConstructor().newInstance()).call());
                        }
                    }
                }
                """);
        String line = "module job in Loader-job, runtime in Loader-dev.sospeso.runtime\n";
        assertEquals(new StartedJvm(0, line + line, ""), StartedJvm.run(List.of(
                AgentJar.option(""), "-cp", main.toString(), "Program", module.toString(),
                AgentJar.runtime())));
    }
}
