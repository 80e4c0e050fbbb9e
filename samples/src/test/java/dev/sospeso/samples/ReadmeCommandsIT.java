package dev.sospeso.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's command lines, run word for word in a directory that holds what they name. */
class ReadmeCommandsIT {

    private final Readme readme = Readme.read();

    @TempDir
    private Path directory;

    @BeforeEach
    void putJarsAndClassesIntoTheDirectory() throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        UntransformedSamples.compileInto(classes);
        for (Path jar : List.of(Jvm.TRANSFORMER, Jvm.RUNTIME)) {
            Files.copy(jar, directory.resolve(jar.getFileName()));
        }
    }

    @Test
    void agent() throws Exception {
        Jvm.Ended ended = run("agent");
        assertEquals(transcript(), ended.out(), ended.err());
    }

    @Test
    void cli() throws Exception {
        Jvm.Ended transformed = run("cli");
        assertEquals(0, transformed.status(), transformed.err());
        Jvm.Ended ended = run("untransformed");
        assertEquals(transcript(), ended.out(), ended.err());
    }

    @Test
    void untransformed() throws Exception {
        Jvm.Ended ended = run("untransformed");
        assertEquals(1, ended.status());
        String message = block("stderr", "untransformed").text();
        assertTrue(ended.err().replace(System.lineSeparator(), "\n").contains(message),
                ended.err());
    }

    private static String transcript() throws IOException {
        return Tutorial.PARTS.get(0).expected();
    }

    private Readme.Block block(String kind, String name) {
        return readme.marked(kind).filter(block -> block.argument().equals(name)).findFirst()
                .orElseThrow();
    }

    /** Runs a command line with the java of this build, on any platform's class path separator. */
    private Jvm.Ended run(String name) throws IOException, InterruptedException {
        String line = block("command", name).text().strip();
        List<String> command = new ArrayList<>(Arrays.asList(line.split(" ")));
        assertEquals("java", command.get(0));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.replaceAll(word -> word.startsWith("classes:")
                ? word.replace(":", File.pathSeparator) : word);
        return Jvm.run(command, directory);
    }
}
