package dev.sospeso;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class files of the runtime's main code. */
final class RuntimeClasses {

    private static final Pattern TYPE = Pattern.compile("dev/sospeso/(?:[\\w$]+/)*[\\w$]+");

    private RuntimeClasses() {
    }

    /** The directory that the build wrote them to. */
    static Path directory() {
        try {
            URI location = Coroutine.class.getProtectionDomain().getCodeSource().getLocation()
                    .toURI();
            return Path.of(location);
        } catch (URISyntaxException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** All class files but the module's. */
    static List<Path> files() {
        try (Stream<Path> files = Files.walk(directory())) {
            return files.filter(file -> file.toString().endsWith(".class")
                    && !file.endsWith("module-info.class")).sorted().toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The name of the class in a file, with dots. */
    static String nameOf(Path file) {
        String name = directory().relativize(file).toString();
        return name.substring(0, name.length() - ".class".length())
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /** The packages of this library that a class file mentions in class names and descriptors. */
    static Set<String> packagesMentioned(Path file) {
        Set<String> packages = new TreeSet<>();
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(bytes)) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int index = 1; index < count; index++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> mentioned(in.readUTF(), packages);
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        index++;
                    }
                    default -> throw new IOException("constant pool tag " + tag + " in " + file);
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return packages;
    }

    private static void mentioned(String text, Set<String> packages) {
        Matcher type = TYPE.matcher(text);
        while (type.find()) {
            packages.add(packageOf(type.group().replace('/', '.')));
        }
    }
}
