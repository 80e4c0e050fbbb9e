package dev.sospeso.transformer.torture;

import java.util.List;
import java.util.Locale;

/** What is done to a corpus beside suspending everywhere. */
enum Variant {
    /** Nothing. */
    PUBLISHED,
    /** The locals that need not be saved get garbage when a method is resumed. */
    POISONED,
    /** The class files have no debug information, as after {@code -g:none}. */
    STRIPPED,
    /** Runs with {@code -Xint}. */
    INTERPRETED,
    /** Runs with {@code -Xcomp}. */
    COMPILED,
    /** The published sources, compiled anew with {@code --release 17}. */
    RELEASE17,
    /** The published sources, compiled anew by the newest JDK for itself. */
    NEWEST;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isRecompiled() {
        return this == RELEASE17 || this == NEWEST;
    }

    /** The variant of the library that is rewritten, and run as it is for comparison. */
    Variant library() {
        return this == STRIPPED || isRecompiled() ? this : PUBLISHED;
    }

    List<String> jvmOptions() {
        return switch (this) {
            case INTERPRETED -> List.of("-Xint");
            case COMPILED -> List.of("-Xcomp");
            default -> List.of();
        };
    }
}
