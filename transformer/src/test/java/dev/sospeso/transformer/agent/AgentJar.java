package dev.sospeso.transformer.agent;

import dev.sospeso.Async;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the jar under test and the runtime are. */
final class AgentJar {

    /** The jar that the build has just packed. */
    static final String PATH = System.getProperty("sospeso.jar");

    private AgentJar() {
    }

    static String runtime() {
        try {
            return Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static String classPath(Path classes) {
        return classes + File.pathSeparator + runtime();
    }

    static String option(String arguments) {
        return "-javaagent:" + PATH + (arguments.isEmpty() ? "" : "=" + arguments);
    }
}
