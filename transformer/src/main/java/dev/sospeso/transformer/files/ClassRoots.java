package dev.sospeso.transformer.files;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a tree where package directories begin: its top, {@code META-INF/versions/11/} of a
 * multi-release jar, {@code BOOT-INF/classes/} or {@code WEB-INF/classes/}. Each has its own view of
 * the classes.
 */
final class ClassRoots {

    private static final Pattern VERSION = Pattern.compile("META-INF/versions/(\\d{1,4})/");

    private final ClassTree tree;
    private final Set<Integer> versions = new TreeSet<>(Comparator.reverseOrder());

    ClassRoots(ClassTree tree, List<String> entries) {
        this.tree = tree;
        for (String entry : entries) {
            Matcher version = VERSION.matcher(entry);
            if (version.lookingAt()) {
                versions.add(Integer.valueOf(version.group(1)));
            }
        }
    }

    /** What stands before the class's own path, or null if the file has another name. */
    static String of(String entry, String className) {
        String path = className + ".class";
        boolean fits = entry.equals(path) || entry.endsWith("/" + path);
        return fits ? entry.substring(0, entry.length() - path.length()) : null;
    }

    /** The classes that classes below a root see in this tree. */
    ClassFileSource seenFrom(String root) {
        List<String> roots = new ArrayList<>();
        Matcher version = VERSION.matcher(root);
        if (version.matches()) {
            int release = Integer.parseInt(version.group(1));
            versions.stream().filter(each -> each <= release)
                    .forEach(each -> roots.add("META-INF/versions/" + each + "/"));
        } else if (!root.isEmpty()) {
            roots.add(root);
        }
        roots.add("");
        return name -> find(roots, name);
    }

    private byte[] find(List<String> roots, String name) {
        try {
            for (String root : roots) {
                byte[] found = tree.read(root + name + ".class");
                if (found != null) {
                    return found;
                }
            }
        } catch (IOException unreadable) {
            return null;
        }
        return null;
    }
}
