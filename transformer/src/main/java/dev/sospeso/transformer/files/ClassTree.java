package dev.sospeso.transformer.files;

import java.io.IOException;
import java.util.List;

/** The files below a directory or in a jar. */
interface ClassTree {

    /** All class files, in the order in which they are worked on. */
    List<String> classEntries() throws IOException;

    /** The bytes of an entry, or null if there is none. */
    byte[] read(String entry) throws IOException;
}
