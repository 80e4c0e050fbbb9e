package dev.sospeso.transformer.bytecode;

/** Finds class files by name, without loading classes. */
@FunctionalInterface
public interface ClassFileSource {

    /**
     * Finds a class file.
     *
     * @param internalName the name, with slashes
     * @return its bytes, or null if there is none; an unreadable one counts as none
     */
    byte[] find(String internalName);

    /**
     * Asks another source where this one finds nothing.
     *
     * @param other the source to ask next
     * @return both, in order
     */
    default ClassFileSource orElse(ClassFileSource other) {
        return name -> {
            byte[] found = find(name);
            return found != null ? found : other.find(name);
        };
    }
}
