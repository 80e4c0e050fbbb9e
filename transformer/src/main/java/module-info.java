/**
 * Rewrites {@code @Async} methods into resumable state machines: library, agent and command line.
 *
 * <p>ASM is required at compile time only. The published jar has it inside, under a name of its
 * own; where the classes stand unpacked, ASM is beside them on the class path.
 */
module dev.sospeso.transformer {
    requires static org.objectweb.asm;
    requires static org.objectweb.asm.tree;
    requires static org.objectweb.asm.tree.analysis;
    requires static org.objectweb.asm.util;
    requires static java.instrument;

    exports dev.sospeso.transformer;
    exports dev.sospeso.transformer.bytecode;
    exports dev.sospeso.transformer.diagnose;
    exports dev.sospeso.transformer.files;
    exports dev.sospeso.transformer.verify;
}
