package dev.sospeso.transformer.files;

import java.util.List;

/**
 * A class that was rewritten, or would be.
 *
 * @param entry where its file is, relative to the directory or jar, with slashes
 * @param name the internal name
 * @param asyncMethods how many methods are async
 * @param frameEntries where its frame classes are
 */
public record TransformedClass(String entry, String name, int asyncMethods,
        List<String> frameEntries) {
}
