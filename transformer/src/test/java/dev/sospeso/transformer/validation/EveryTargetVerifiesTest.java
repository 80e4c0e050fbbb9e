package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Laws that hold for the class file of every target. */
@Timeout(300)
@ParameterizedClass
@MethodSource("variants")
final class EveryTargetVerifiesTest {

    private final Variant variant;

    EveryTargetVerifiesTest(Variant variant) {
        this.variant = variant;
    }

    static Variant[] variants() {
        return new Variant[] {new Variant(Compiler.JAVAC, true), new Variant(Compiler.ECJ, false)};
    }

    @Test
    void nothingIsRefused() {
        assertEquals(Map.of(), variant.transformed().failures());
    }

    /** Linking comes before initialising, and verifying is part of it. */
    @Test
    void theJvmLinksEveryClass() throws Exception {
        ClassLoader loader = variant.transformed().loader();
        StringBuilder refused = new StringBuilder();
        for (String name : variant.transformed().classes().keySet()) {
            try {
                Class.forName(name.replace('/', '.'), true, loader);
            } catch (LinkageError error) {
                refused.append(name).append(": ").append(error).append('\n');
            }
        }
        assertEquals("", refused.toString());
    }

    @Test
    void asmAcceptsEveryClass() {
        ClassLoader loader = variant.transformed().loader();
        StringBuilder refused = new StringBuilder();
        variant.transformed().classes().forEach((name, bytes) -> {
            StringWriter problems = new StringWriter();
            CheckClassAdapter.verify(new ClassReader(bytes), loader, false,
                    new PrintWriter(problems));
            new ClassReader(bytes).accept(new CheckClassAdapter(null, false), 0);
            problems.toString().lines().limit(40)
                    .forEach(line -> refused.append(name).append(": ").append(line).append('\n'));
        });
        assertEquals("", refused.toString());
    }

    @Test
    void twiceIsOnce() {
        Map<String, byte[]> once = variant.transformed().classes();
        AsyncTransformer again = transformer(once);
        once.forEach((name, bytes) -> {
            TransformResult result = again.transform(bytes);
            assertSame(bytes, result.classFile(), name);
            assertTrue(result.frameClasses().isEmpty(), name);
            assertEquals(0, result.asyncMethods(), name);
        });
    }

    @Test
    void theSameBytesInGiveTheSameBytesOut() {
        Transformed again = new Transformed(new TreeMap<>(variant.classes()));
        variant.transformed().classes().forEach((name, bytes) ->
                assertArrayEquals(bytes, again.classes().get(name), name));
        assertEquals(variant.transformed().classes().keySet(), again.classes().keySet());
    }

    @Test
    void classesWithoutAsyncMethodsAreUntouched() {
        int untouched = 0;
        for (Map.Entry<String, TransformResult> result : variant.transformed().results().entrySet()) {
            if (result.getValue().asyncMethods() == 0) {
                assertSame(variant.classes().get(result.getKey()), result.getValue().classFile());
                untouched++;
            }
        }
        assertTrue(untouched > 10);
    }

    private AsyncTransformer transformer(Map<String, byte[]> classes) {
        ClassFileSource source = classes::get;
        return new AsyncTransformer(source.orElse(ClassBytes::of), TransformOptions.DEFAULT);
    }
}
