package dev.sospeso.transformer.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sospeso.Async;
import dev.sospeso.AsyncFrame;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/** The transformer knows the runtime by name only: every name must be one the runtime has. */
final class RuntimeNamesTest {

    @Test
    void everyInternalNameIsAClassOfTheRuntime() throws Exception {
        int classes = 0;
        for (Field field : RuntimeNames.class.getFields()) {
            if (field.getType() == String.class
                    && ((String) field.get(null)).startsWith("dev/sospeso/")) {
                assertNotNull(Class.forName(((String) field.get(null)).replace('/', '.')));
                classes++;
            }
        }
        assertEquals(14, classes);
    }

    @Test
    void annotationAndDepthAreTheRuntimes() {
        assertEquals(Type.getDescriptor(Async.class), RuntimeNames.ASYNC_DESC);
        assertEquals(AsyncFrame.MAX_DEPTH, RuntimeNames.MAX_DEPTH);
    }
}
