package dev.sospeso.maven;

import java.nio.file.Path;
import java.util.List;

/**
 * A directory of compiled classes.
 *
 * @param directory where they are; need not exist
 * @param classPath what they were compiled with, and they themselves
 * @param sourceRoots where their sources may be
 */
record ClassSet(Path directory, List<Path> classPath, List<Path> sourceRoots) {

    ClassSet(String directory, List<String> classPath, List<String> sourceRoots) {
        this(Path.of(directory), paths(classPath), paths(sourceRoots));
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).toList();
    }
}
