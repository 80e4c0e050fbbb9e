package dev.sospeso.companions;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.TransformResult;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** Classes that a program defines through a lookup. */
class HiddenClassTest {

    /** Defined under other names; kept from the plugin by its own name in the pom. */
    public static final class Job implements Callable<String> {
        @Override
        public String call() {
            return run(work());
        }

        @Async
        private static Coroutine<String> work() {
            await(sleep(0));
            return Coroutine.of("done");
        }
    }

    @Test
    void aNormalClassIsDefinedWithItsFrames() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        TransformResult result = job("Defined");
        for (byte[] frame : result.frameClasses().values()) {
            lookup.defineClass(frame);
        }
        assertEquals("done", call(lookup.defineClass(result.classFile())));
    }

    /** Its name cannot stand in another class, and its frame has to name it. */
    @Test
    void aHiddenClassCannotBeTransformed() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        TransformResult result = job("Hidden");
        for (byte[] frame : result.frameClasses().values()) {
            lookup.defineClass(frame);
        }
        Class<?> hidden = lookup.defineHiddenClass(result.classFile(), false).lookupClass();
        LinkageError error = assertThrows(LinkageError.class, () -> call(hidden));
        assertTrue(error.toString().contains("Hidden"), error::toString);
    }

    @Test
    void anUntransformedHiddenClassSaysThatItCannotBe() throws Throwable {
        Class<?> hidden = MethodHandles.lookup().defineHiddenClass(renamed("Raw"), false)
                .lookupClass();
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> call(hidden));
        assertTrue(refused.getMessage().contains("a hidden class cannot be transformed"),
                refused::getMessage);
    }

    private static Object call(Class<?> type) throws Exception {
        return ((Callable<?>) type.getConstructor().newInstance()).call();
    }

    private static TransformResult job(String name) throws Exception {
        String type = HiddenClassTest.class.getName().replace('.', '/') + "$" + name;
        return new Compiled(Map.of(type, renamed(name))).transform(type);
    }

    private static byte[] renamed(String name) throws Exception {
        String job = Job.class.getName().replace('.', '/');
        try (InputStream in = Job.class.getResourceAsStream("/" + job + ".class")) {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(in.readAllBytes()).accept(new ClassRemapper(writer,
                    new SimpleRemapper(Opcodes.ASM9, job, job.replace("$Job", "$" + name))), 0);
            return writer.toByteArray();
        }
    }
}
