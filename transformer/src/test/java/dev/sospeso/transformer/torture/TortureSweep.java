package dev.sospeso.transformer.torture;

import dev.sospeso.Async;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rewrites every jar below a directory and links its classes before and after, as the JVM's verifier
 * sees them:
 *
 * <pre>
 *   java -Xverify:all -Xss16m TortureSweep calls|insns|backoff directory [poison]
 * </pre>
 *
 * <p>Prints a line for each jar, one for each class that could not be rewritten or links worse than
 * before, and a sum; exits with 1 if there was any.
 */
public final class TortureSweep {

    private final TortureMode mode;
    private final boolean poisoned;
    private final Path out;
    private int jars;
    private int classes;
    private long eligible;
    private long rewritten;
    private int wrong;

    private TortureSweep(TortureMode mode, boolean poisoned, Path out) {
        this.mode = mode;
        this.poisoned = poisoned;
        this.out = out;
    }

    /**
     * Runs the sweep.
     *
     * @param args mode, directory, and perhaps {@code poison}
     * @throws IOException if the directory cannot be read
     */
    public static void main(String[] args) throws IOException {
        boolean poisoned = args.length == 3 && args[2].equals("poison");
        if (args.length != 2 && !poisoned) {
            System.err.println("calls|insns|backoff directory [poison]");
            System.exit(2);
        }
        Path out = Files.createTempFile("sweep", ".jar");
        TortureSweep sweep = new TortureSweep(
                TortureMode.valueOf(args[0].toUpperCase(Locale.ROOT)), poisoned, out);
        try {
            for (Path jar : jars(Path.of(args[1]))) {
                sweep.run(jar);
            }
        } finally {
            Files.deleteIfExists(out);
        }
        System.out.println("jars=" + sweep.jars + " classes=" + sweep.classes + " methods eligible="
                + sweep.eligible + " rewritten=" + sweep.rewritten + " wrong=" + sweep.wrong);
        System.exit(sweep.wrong > 0 ? 1 : 0);
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")
                    && !file.toString().endsWith("-sources.jar")
                    && !file.toString().endsWith("-javadoc.jar")).sorted().toList();
        }
    }

    private void run(Path jar) {
        jars++;
        try {
            TortureReport report = TortureRewrite.rewrite(mode, jar, out, "", poisoned);
            Map<String, String> before = ClassLinks.of(jar, List.of());
            Map<String, String> after = ClassLinks.of(out, driver());
            List<String> complaints = new ArrayList<>(report.failures());
            before.forEach((name, state) -> {
                String now = after.get(name);
                if (now == null || badness(now) > badness(state)) {
                    complaints.add(name + ": " + state + ", afterwards " + now);
                }
            });
            after.forEach((name, state) -> {
                if (!before.containsKey(name) && state.startsWith(ClassLinks.BAD)) {
                    complaints.add(name + ": new, " + state);
                }
            });
            classes += before.size();
            eligible += report.eligibleMethods();
            rewritten += report.rewritten();
            wrong += complaints.size();
            System.out.println(jar.getFileName() + " classes=" + before.size() + " eligible="
                    + report.eligibleMethods() + " rewritten=" + report.rewritten() + " sites="
                    + report.sites());
            complaints.forEach(complaint -> System.out.println("  WRONG " + complaint));
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            wrong++;
            System.out.println(jar.getFileName() + "\n  WRONG " + failure);
        }
    }

    private static int badness(String state) {
        return state.equals(ClassLinks.LINKED) ? 0 : state.startsWith(ClassLinks.MISSING) ? 1 : 2;
    }

    /** What rewritten classes need: the runtime and this package. */
    private static List<Path> driver() {
        return Stream.of(Async.class, TortureDriver.class).map(needed -> {
            try {
                return Path.of(needed.getProtectionDomain().getCodeSource().getLocation().toURI());
            } catch (URISyntaxException impossible) {
                throw new UncheckedIOException(new IOException(impossible));
            }
        }).toList();
    }
}
