package dev.sospeso.transformer.bytecode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The class files of the running JDK, all modules, from its run-time image (JEP 220). */
final class JdkClassFiles implements ClassFileSource {

    private final Map<String, List<Path>> modulesByPackage = new ConcurrentHashMap<>();

    @Override
    public byte[] find(String internalName) {
        int slash = internalName.lastIndexOf('/');
        if (slash < 0) {
            return null;
        }
        String packageName = internalName.substring(0, slash).replace('/', '.');
        for (Path module : modulesByPackage.computeIfAbsent(packageName, this::modules)) {
            try {
                Path file = module.resolve(internalName + ".class");
                if (Files.isRegularFile(file)) {
                    return Files.readAllBytes(file);
                }
            } catch (IOException | InvalidPathException unreadable) {
                return null;
            }
        }
        return null;
    }

    /** {@code /packages/java.util} has one link for each module with such a package. */
    private List<Path> modules(String packageName) {
        List<Path> modules = new ArrayList<>();
        // Not before it is needed: opening the image takes longer than looking at many classes.
        FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
        try (DirectoryStream<Path> links =
                Files.newDirectoryStream(image.getPath("/packages", packageName))) {
            links.forEach(link -> modules.add(
                    image.getPath("/modules", link.getFileName().toString())));
        } catch (IOException | InvalidPathException noSuchPackage) {
            return List.of();
        }
        return List.copyOf(modules);
    }
}
