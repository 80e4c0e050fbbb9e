package dev.sospeso.asyncio.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a worker: this JVM's java, options, class path and module path. */
final class WorkerCommand {

    /** Settings that say where to find more settings; what they hold is among the options already. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");
    /** Options that must not be given twice on one machine, or that write to standard output. */
    private static final List<String> NOT_INHERITED = List.of(
            "-agentlib:jdwp", "-Xrunjdwp", "-Xdebug", "-Dcom.sun.management.jmxremote",
            "-Djdk.module.main", "-verbose", "-Xlog", "-Xshare:dump", "-XX:+PrintFlags");

    private final List<String> command;

    WorkerCommand(List<String> jvmOptions) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_INHERITED.stream().noneMatch(option::startsWith)) {
                words.add(option);
            }
        }
        // What the JVM itself prints would otherwise go into the pipe that carries the results.
        words.add("-XX:+DisplayVMOutputToStderr");
        words.addAll(jvmOptions);
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            words.addAll(List.of("-classpath", classPath));
        }
        addMain(words);
        command = List.copyOf(words);
    }

    private static void addMain(List<String> words) {
        String main = Worker.class.getName();
        Module module = Worker.class.getModule();
        if (!module.isNamed()) {
            words.add(main);
            return;
        }
        String application = System.getProperty("jdk.module.main");
        if (application != null) {
            words.addAll(List.of("--add-modules", application));
        }
        words.addAll(List.of("--module", module.getName() + "/" + main));
    }

    List<String> words() {
        return command;
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(OPTION_VARIABLES);
        return builder;
    }
}
