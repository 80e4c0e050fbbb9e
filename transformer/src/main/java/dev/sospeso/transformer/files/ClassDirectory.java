package dev.sospeso.transformer.files;

import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A directory of class files. Below {@code META-INF/versions} each class is transformed with what
 * its release sees.
 */
public final class ClassDirectory {

    private final Path root;

    /**
     * Names a directory.
     *
     * @param root the directory above the packages
     */
    public ClassDirectory(Path root) {
        this.root = root;
    }

    /**
     * Transforms the class files in place. Frame classes are written before the class they belong
     * to, each file whole; frame classes that nothing refers to any more are deleted; files that
     * need no change keep their time. Transforming twice is transforming once.
     *
     * @param transforms makes a transform that finds classes in the given source, for example
     *     {@code source -> new AsyncTransformer(source, options)}; the source has the
     *     directory's own classes first
     * @param classPath where classes outside this directory are found
     * @param filter which classes are transformed
     * @param mode what is done if there are errors
     * @return what was found and done; for a directory that does not exist, nothing
     * @throws IOException if a file cannot be read or written, or a frame class would replace a
     *     class of the user's
     * @throws IllegalStateException if the transform itself fails; the message names the file
     */
    public TransformReport transform(
            Function<ClassFileSource, ? extends ClassFileTransform> transforms,
            ClassFileSource classPath, ClassFilter filter, Mode mode) throws IOException {
        TreeChanges changes = new TreeChanges(new Tree(root), classPath, transforms, filter);
        boolean apply = changes.allowedBy(mode);
        if (apply) {
            apply(changes);
        }
        return changes.report(apply);
    }

    private void apply(TreeChanges changes) throws IOException {
        for (Map.Entry<String, byte[]> write : changes.writes().entrySet()) {
            WholeFile.write(root.resolve(write.getKey()), write.getValue());
        }
        for (String stale : changes.stale()) {
            Files.deleteIfExists(root.resolve(stale));
        }
    }

    private record Tree(Path root) implements ClassTree {

        @Override
        public List<String> classEntries() throws IOException {
            if (!Files.isDirectory(root)) {
                return List.of();
            }
            List<String> entries = new ArrayList<>();
            String separator = root.getFileSystem().getSeparator();
            // The directory itself may be a link. The walk knows what each file is; only where
            // links lead must be asked.
            Path top = root.toRealPath();
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".class") && (attributes.isRegularFile()
                            || attributes.isSymbolicLink() && Files.isRegularFile(file))) {
                        entries.add(top.relativize(file).toString().replace(separator, "/"));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            Collections.sort(entries);
            return entries;
        }

        @Override
        public byte[] read(String entry) throws IOException {
            Path file = root.resolve(entry);
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                if (Files.isRegularFile(file)) {
                    throw e;
                }
                return null;
            }
        }
    }
}
