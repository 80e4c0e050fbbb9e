package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Damaged class files at the facade: each is left as it is or transformed, with readable
 * diagnostics and nothing thrown, in little memory.
 */
final class HostileClassFileTest {

    /** A method of 64 KB needs less. */
    private static final long MOST_BYTES = 600L << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Mutants mutants = Mutants.ofTargets();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> outcomes = new TreeSet<>();

    @Test
    @Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
    void damagedClassFilesAreRefusedOrLeftAlone() {
        Map<String, byte[]> others = Mutants.originals();
        ClassFileSource source = others::get;
        int count = Mutants.count(2000);
        int from = Integer.getInteger("sospeso.mutants.from", 0);
        for (int seed = from; seed < from + count && wrong.size() < 20; seed++) {
            Mutants.Mutant mutant = mutants.get(seed);
            AsyncTransformer transformer = new AsyncTransformer(source.orElse(ClassBytes::of),
                    new TransformOptions(true, seed % 2 == 0));
            look(mutant, transformer);
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(outcomes.contains("transformed"), outcomes.toString());
        assertTrue(outcomes.contains("INVALID_CLASS_FILE"), outcomes.toString());
    }

    private void look(Mutants.Mutant mutant, AsyncTransformer transformer) {
        byte[] before = mutant.bytes().clone();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        try {
            judge(mutant, transformer.transform(mutant.bytes()));
        } catch (Throwable thrown) {
            wrong.add(mutant + " throws " + trace(thrown));
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        if (allocated > MOST_BYTES) {
            wrong.add(mutant + " takes " + (allocated >> 20) + " MB");
        }
        if (!Arrays.equals(before, mutant.bytes())) {
            wrong.add(mutant + " was changed in place");
        }
    }

    private void judge(Mutants.Mutant mutant, TransformResult result) {
        for (Diagnostic diagnostic : result.diagnostics()) {
            outcomes.add(diagnostic.rule().name());
            if (diagnostic.render().isBlank() || diagnostic.place().className().isBlank()) {
                wrong.add(mutant + " says nothing");
            }
        }
        outcomes.add(result.changed() ? "transformed" : "untouched");
        if (!result.changed() && !result.frameClasses().isEmpty()
                || result.changed() && result.hasErrors()
                || result.changed() == (result.classFile() == mutant.bytes())) {
            wrong.add(mutant + " is half transformed");
        }
    }

    static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        thrown.toString().lines().limit(3).forEach(text::append);
        Arrays.stream(thrown.getStackTrace()).limit(6)
                .forEach(frame -> text.append("\n        ").append(frame));
        return thrown.getCause() == null ? text.toString()
                : text + "\n    caused by " + trace(thrown.getCause());
    }
}
