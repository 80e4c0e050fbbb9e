package dev.sospeso.transformer.validation.random;

import java.util.List;
import java.util.Map;

/** A program that was made at random: a class with a static coroutine method {@code box(Probe)}. */
interface RandomProgram {

    /** What it was made from. */
    long seed();

    /** The class, by its internal name. */
    String className();

    /** The class that the oracle runs; another one where the source has to be written by hand. */
    String oracleName();

    /** Whether it needs an event loop. */
    boolean usesLoop();

    /** Its source files; none for a program that was made as bytecode. */
    Map<String, String> sources();

    /** Its class files; none for a program of source. */
    Map<String, byte[]> classes();

    /** The program for a reader. */
    String text();

    /** The programs that are smaller by one piece; some may not be valid. */
    List<RandomProgram> smaller();
}
