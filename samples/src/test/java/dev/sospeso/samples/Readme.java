package dev.sospeso.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README as its fenced blocks. */
record Readme(String text, List<Block> blocks) {

    static final Path PATH = Path.of("..", "README.md");

    private static final Pattern MARK = Pattern.compile("<!-- (\\w+: \\S+) -->");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    /**
     * A fenced block.
     *
     * @param section the heading of level two above it
     * @param language what stands behind the fence
     * @param mark the comment in the line before it, or null
     * @param line the line of the fence, from one
     */
    record Block(String section, String language, String mark, String text, int line) {

        boolean is(String kind) {
            return mark != null && mark.startsWith(kind + ": ");
        }

        String argument() {
            return mark.substring(mark.indexOf(' ') + 1);
        }
    }

    static Readme read() {
        try {
            String text = Files.readString(PATH);
            return new Readme(text, blocks(text.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                Matcher mark = MARK.matcher(i == 0 ? "" : lines.get(i - 1));
                blocks.add(new Block(section, line.substring(3),
                        mark.matches() ? mark.group(1) : null,
                        String.join("\n", lines.subList(i + 1, end)) + "\n", i + 1));
                i = end;
            }
        }
        return blocks;
    }

    Stream<Block> marked(String kind) {
        return blocks.stream().filter(block -> block.is(kind));
    }

    List<Block> section(String heading) {
        return blocks.stream().filter(block -> block.section().equals(heading)).toList();
    }

    List<String> links() {
        return LINK.matcher(text).results().map(link -> link.group(1)).toList();
    }
}
