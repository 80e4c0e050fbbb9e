package dev.sospeso.transformer.agent;

import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ConstantPool;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import java.lang.instrument.Instrumentation;

/**
 * Where the JVM enters: {@code -javaagent:sospeso-transformer.jar[=key=value,...]}, or
 * {@code Launcher-Agent-Class} in the manifest of a program's own jar.
 */
public final class SospesoAgent {

    private SospesoAgent() {
    }

    /**
     * Starts the agent before the program.
     *
     * @param options {@code includes}, {@code excludes} (patterns with colons between them),
     *     {@code strict}, {@code verbose}, {@code failOnUnawaited} (true or false), {@code dump} (a
     *     directory); null for none
     * @param instrumentation given by the JVM
     */
    public static void premain(String options, Instrumentation instrumentation) {
        start(AgentOptions.parse(options), instrumentation);
    }

    /**
     * Starts the agent in a running program. Classes that are loaded already stay as they are,
     * since the JVM lets no members be added to them; those that need it are reported.
     *
     * @param options as for {@link #premain}
     * @param instrumentation given by the JVM
     */
    public static void agentmain(String options, Instrumentation instrumentation) {
        AgentReport report = start(AgentOptions.parse(options), instrumentation);
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (cameTooLate(loaded)) {
                report.add(loaded.getName() + " was loaded before the agent and stays"
                        + " untransformed");
            }
        }
    }

    private static AgentReport start(AgentOptions options, Instrumentation instrumentation) {
        AgentReport report = new AgentReport(System.err);
        for (String warning : options.warnings()) {
            report.add(warning);
        }
        Reporter.start(report);
        instrumentation.addTransformer(new AsyncClassFileTransformer(options,
                new FrameDefiner(instrumentation), report), false);
        return report;
    }

    private static boolean cameTooLate(Class<?> loaded) {
        ClassLoader loader = loaded.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader() || loaded.isArray()
                || loaded.isHidden()) {
            return false;
        }
        byte[] classFile = ClassFileSources.classLoader(loader)
                .find(loaded.getName().replace('.', '/'));
        ConstantPool pool = classFile == null ? null : ConstantPool.of(classFile);
        return pool != null && pool.mentions(RuntimeNames.ASYNC_DESC)
                && !pool.mentions(RuntimeNames.TRANSFORMED_ATTRIBUTE);
    }

    /** Named classes, since a lambda at the start of every JVM is dear. */
    private static final class Reporter extends Thread {

        private final AgentReport report;
        private final Thread printing;

        private Reporter(String name, AgentReport report, Thread printing) {
            super(null, null, name, 0, false);
            this.report = report;
            this.printing = printing;
        }

        static void start(AgentReport report) {
            Reporter reporter = new Reporter("sospeso-agent", report, null);
            reporter.setDaemon(true);
            reporter.start();
            Runtime.getRuntime().addShutdownHook(
                    new Reporter("sospeso-agent-exit", report, reporter));
        }

        @Override
        public void run() {
            if (printing == null) {
                report.printAll();
            } else {
                report.end(printing);
            }
        }
    }
}
