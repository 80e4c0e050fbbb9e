package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.Javac;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent and class loaders of every kind. */
class AgentLoadersIT {

    private static final String HEAD = """
            import static dev.sospeso.asyncio.Asyncio.*;
            import dev.sospeso.*;
            import dev.sospeso.asyncio.*;
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir
    private Path temp;
    private Path main;
    private Path plugin;

    @BeforeEach
    void compile() {
        main = temp.resolve("main");
        plugin = temp.resolve("plugin");
        Javac.compile(plugin, "Job", HEAD + """
                public class Job implements Callable<String> {
                    public String call() {
                        return run(work()) + " in " + getClass().getClassLoader().getName();
                    }
                    @Async static Coroutine<String> work() {
                        await(sleep(0));
                        return Coroutine.of("done");
                    }
                }
                """);
    }

    @Test
    void definesFramesInTheOwnersLoader() throws Exception {
        Javac.compile(main, "Program", HEAD + """
                public class Program {
                    public static void main(String[] args) throws Exception {
                        for (String name : List.of("one", "two")) {
                            try (var loader = new URLClassLoader(name,
                                    new URL[] {Path.of(args[0]).toUri().toURL()},
                                    Program.class.getClassLoader())) {
                                Class<?> job = loader.loadClass("Job");
                                System.out.println(((Callable<?>) job.getConstructor()
                                        .newInstance()).call());
                                Class<?> frame = Class.forName("Job$async$work", false, loader);
                                System.out.println(frame.getClassLoader() == loader
                                    && frame.getProtectionDomain() == job.getProtectionDomain());
                            }
                        }
                    }
                }
                """);
        assertEquals(new StartedJvm(0, "done in one\ntrue\ndone in two\ntrue\n", ""),
                run("", "Program", plugin.toString()));
    }

    @Test
    void complainsOnceOfALoaderThatDoesNotSeeTheRuntime() throws Exception {
        Javac.compile(plugin, "Other", HEAD + """
                public class Other {
                    @Async static Coroutine<Void> work() {
                        await(sleep(0));
                        return null;
                    }
                }
                """);
        Javac.compile(main, "Program", HEAD + """
                public class Program {
                    public static void main(String[] args) throws Exception {
                        var blind = new URLClassLoader("blind",
                                new URL[] {Path.of(args[0]).toUri().toURL()}, null);
                        Class.forName("Job", false, blind);
                        Class.forName("Other", false, blind);
                        System.out.println("alive");
                    }
                }
                """);
        StartedJvm jvm = run("", "Program", plugin.toString());
        assertEquals("alive\n", jvm.out());
        assertEquals(1, jvm.err().lines().count(), jvm::toString);
        assertTrue(jvm.err().contains("'blind' cannot see the sospeso runtime"), jvm::toString);
    }

    /** Two threads define one class at once: the loader takes no lock, as some in the wild. */
    @Test
    void survivesConcurrentDefinitionsOfOneClass() throws Exception {
        Javac.compile(main, "Racing", """
                import java.nio.file.*;
                import java.util.concurrent.*;
                public class Racing extends ClassLoader {
                    static { registerAsParallelCapable(); }
                    private final CyclicBarrier together = new CyclicBarrier(2);
                    private final Path directory;
                    int losers;
                    Racing(Path directory) {
                        super("racing", Racing.class.getClassLoader());
                        this.directory = directory;
                    }
                    Class<?> race() throws Exception {
                        byte[] bytes = Files.readAllBytes(directory.resolve("Job.class"));
                        together.await();
                        try {
                            return defineClass("Job", bytes, 0, bytes.length);
                        } catch (LinkageError lost) {
                            synchronized (this) { losers++; }
                            return findLoadedClass("Job");
                        }
                    }
                }
                """);
        Javac.compile(main, "Program", HEAD + """
                public class Program {
                    public static void main(String[] args) throws Exception {
                        for (int i = 0; i < 40; i++) {
                            Racing loader = new Racing(Path.of(args[0]));
                            FutureTask<Class<?>> one = new FutureTask<>(loader::race);
                            FutureTask<Class<?>> two = new FutureTask<>(loader::race);
                            new Thread(one).start();
                            new Thread(two).start();
                            if (one.get() != two.get() || loader.losers != 1) {
                                throw new AssertionError(i);
                            }
                            Object done = ((Callable<?>) one.get().getConstructor().newInstance())
                                    .call();
                            if (!done.equals("done in racing")) {
                                throw new AssertionError(done);
                            }
                        }
                        System.out.println("all won");
                    }
                }
                """);
        assertEquals(new StartedJvm(0, "all won\n", ""), run("", "Program", plugin.toString()));
    }

    @Test
    void transformsAClassThatIsLoadedAtTheSecondTry() throws Exception {
        Javac.compile(plugin, "Base", "public class Base { }");
        Javac.compile(plugin, "Derived", HEAD + """
                public class Derived extends Base {
                    @Async public static Coroutine<String> work() {
                        await(sleep(0));
                        return Coroutine.of("done");
                    }
                }
                """);
        Javac.compile(main, "Program", HEAD + """
                public class Program extends ClassLoader {
                    private final Path directory;
                    private boolean failing = true;
                    Program(Path directory) {
                        super(Program.class.getClassLoader());
                        this.directory = directory;
                    }
                    @Override protected Class<?> findClass(String name)
                            throws ClassNotFoundException {
                        if (name.equals("Base") && failing) {
                            failing = false;
                            throw new ClassNotFoundException(name);
                        }
                        try {
                            byte[] bytes = Files.readAllBytes(directory.resolve(name + ".class"));
                            return defineClass(name, bytes, 0, bytes.length);
                        } catch (IOException e) {
                            throw new ClassNotFoundException(name, e);
                        }
                    }
                    public static void main(String[] args) throws Exception {
                        Program loader = new Program(Path.of(args[0]));
                        try {
                            loader.loadClass("Derived");
                        } catch (NoClassDefFoundError e) {
                            System.out.println("failed once");
                        }
                        Class<?> derived = loader.loadClass("Derived");
                        System.out.println(run((Coroutine<?>) derived.getMethod("work")
                                .invoke(null)));
                    }
                }
                """);
        assertEquals(new StartedJvm(0, "failed once\ndone\n", ""),
                run("", "Program", plugin.toString()));
    }

    @Test
    void leavesHiddenClassesAlone() throws Exception {
        Javac.compile(main, "Program", HEAD + """
                import java.lang.invoke.MethodHandles;
                public class Program {
                    public static void main(String[] args) throws Exception {
                        byte[] bytes = Files.readAllBytes(Path.of(args[0], "Job.class"));
                        Class<?> hidden = MethodHandles.lookup().defineHiddenClass(bytes, true)
                                .lookupClass();
                        try {
                            ((Callable<?>) hidden.getConstructor().newInstance()).call();
                        } catch (IllegalStateException e) {
                            System.out.println(e.getMessage().contains("not transformed"));
                        }
                    }
                }
                """);
        StartedJvm jvm = run("", "Program", plugin.toString());
        assertEquals(new StartedJvm(0, "true\n", ""), jvm);
    }

    @Test
    void releasesLoadersThatAreGone() throws Exception {
        Javac.compile(main, "Program", HEAD + """
                import java.lang.ref.*;
                public class Program {
                    public static void main(String[] args) throws Exception {
                        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
                        Reference<ClassLoader> reference = load(args[0], gone);
                        for (int i = 0; i < 1000 && gone.poll() == null; i++) {
                            System.gc();
                            if (reference.refersTo(null)) {
                                System.out.println("collected");
                                return;
                            }
                        }
                    }
                    static Reference<ClassLoader> load(String directory,
                            ReferenceQueue<ClassLoader> gone) throws Exception {
                        var loader = new URLClassLoader("short",
                                new URL[] {Path.of(directory).toUri().toURL()},
                                Program.class.getClassLoader());
                        System.out.println(((Callable<?>) loader.loadClass("Job").getConstructor()
                                .newInstance()).call());
                        loader.close();
                        return new WeakReference<>(loader, gone);
                    }
                }
                """);
        assertEquals(new StartedJvm(0, "done in short\ncollected\n", ""),
                run("", "Program", plugin.toString()));
    }

    private StartedJvm run(String options, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new java.util.ArrayList<>(
                List.of(AgentJar.option(options), "-cp", AgentJar.classPath(main)));
        line.addAll(List.of(arguments));
        return StartedJvm.run(line);
    }
}
