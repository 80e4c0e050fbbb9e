package dev.sospeso.transformer.validation.random;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program of Java source.
 *
 * @param seed what it was made from
 * @param name the simple name of its class
 * @param usesLoop whether it needs an event loop
 * @param file its source file
 * @param writtenTwice whether what the oracle runs is another source file
 */
record SourceProgram(long seed, String name, boolean usesLoop, Piece file, boolean writtenTwice)
        implements RandomProgram {

    static final String HEAD = """
            package random;

            import static dev.sospeso.asyncio.Asyncio.*;
            import static given.Given.*;

            import dev.sospeso.*;
            import dev.sospeso.asyncio.Asyncio;
            import dev.sospeso.transformer.validation.Probe;
            import given.*;
            import given.Given.*;
            import java.io.IOException;
            import java.util.*;
            import java.util.concurrent.CompletableFuture;
            import java.util.function.*;

            """;

    SourceProgram(long seed, String name, boolean usesLoop, Piece file) {
        this(seed, name, usesLoop, file, file.hasByHand());
    }

    @Override
    public String className() {
        return "random/" + name;
    }

    @Override
    public String oracleName() {
        return (writtenTwice ? "byhand/" : "random/") + name;
    }

    @Override
    public Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>(Map.of("random/" + name + ".java", text()));
        if (writtenTwice) {
            sources.put("byhand/" + name + ".java",
                    file.write(true).replace("package random;", "package byhand;"));
        }
        return sources;
    }

    @Override
    public Map<String, byte[]> classes() {
        return Map.of();
    }

    @Override
    public String text() {
        return file.write(false);
    }

    @Override
    public List<RandomProgram> smaller() {
        return SmallerPieces.of(file).stream()
                .<RandomProgram>map(smaller -> new SourceProgram(seed, name, usesLoop, smaller))
                .toList();
    }
}
