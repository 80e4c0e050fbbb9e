package dev.sospeso.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Maven plugin, the command line and the agent make the same bytes of the same class. */
class SameBytesIT {

    private static final Path PLUGIN = Path.of("target", "classes");
    private static final Path UNTRANSFORMED = Path.of("target", "untransformed");

    @TempDir
    private Path directory;

    @Test
    void theCommandLineMakesWhatThePluginMade() throws Exception {
        for (Path file : files(UNTRANSFORMED)) {
            Path copy = directory.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(UNTRANSFORMED.resolve(file), copy);
        }
        Jvm.Ended ended = Jvm.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                Jvm.TRANSFORMER.toAbsolutePath().toString(), "--classpath",
                Jvm.RUNTIME.toAbsolutePath().toString(), directory.toString()), Path.of("."));
        assertEquals(0, ended.status(), ended.err());
        assertEquals(files(PLUGIN), files(directory));
        for (Path file : files(PLUGIN)) {
            assertArrayEquals(Files.readAllBytes(PLUGIN.resolve(file)),
                    Files.readAllBytes(directory.resolve(file)), file.toString());
        }
        assertTrue(files(PLUGIN).size() > files(UNTRANSFORMED).size(), "no frame class was made");
    }

    @Test
    void theAgentMakesWhatThePluginMade() throws Exception {
        Jvm.Ended ended = Jvm.run(List.of("-javaagent:" + Jvm.TRANSFORMER + "=dump=" + directory),
                Jvm.classPath(UNTRANSFORMED), "dev.sospeso.samples.ApiTour");
        assertEquals(0, ended.status(), ended.err());
        Set<Path> dumped = files(directory);
        assertTrue(dumped.contains(Path.of("dev/sospeso/samples/ApiTour.class")),
                dumped.toString());
        for (Path file : dumped) {
            assertArrayEquals(Files.readAllBytes(PLUGIN.resolve(file)),
                    Files.readAllBytes(directory.resolve(file)), file.toString());
        }
    }

    private static Set<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(root::relativize)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
