package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.bytecode.ClassFileSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Links every class of a jar: {@code java -Xverify:all LinkEveryClass jar class:path}. Prints one line
 * for each class that does not link, and a sum; exits with 1 if the JVM found a class bad, which is
 * more than a class missing.
 */
public final class LinkEveryClass {

    private LinkEveryClass() {
    }

    /**
     * Links the classes.
     *
     * @param args the jar and the class path
     * @throws IOException if the jar cannot be read
     */
    public static void main(String[] args) throws IOException {
        Map<String, String> links = ClassLinks.of(Path.of(args[0]), ClassFileSources.split(args[1]));
        int bad = 0;
        int missing = 0;
        for (Map.Entry<String, String> link : links.entrySet()) {
            String state = link.getValue();
            if (!state.equals(ClassLinks.LINKED)) {
                int end = state.indexOf(' ') + 1;
                System.out.println(state.substring(0, end) + link.getKey() + " "
                        + state.substring(end));
                bad += state.startsWith(ClassLinks.BAD) ? 1 : 0;
                missing += state.startsWith(ClassLinks.MISSING) ? 1 : 0;
            }
        }
        System.out.println("linked=" + (links.size() - bad - missing) + " bad=" + bad
                + " missing=" + missing);
        System.exit(bad > 0 ? 1 : 0);
    }
}
