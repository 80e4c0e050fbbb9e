package dev.sospeso.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.files.ClassFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformingClassLoaderTest {

    @TempDir
    private Path temp;

    static final class Greeting {

        private Greeting() {
        }

        @Async
        static Coroutine<String> greet(Coroutine<String> name) {
            return Coroutine.of("hello " + Asyncio.await(name));
        }

        @Async
        static Coroutine<String> name() {
            return Coroutine.of("you");
        }
    }

    @Test
    void runsItsOwnCopyTransformed() throws Exception {
        TransformingClassLoader loader = loader();
        Class<?> own = loader.loadClass(Greeting.class.getName());
        assertNotSame(Greeting.class, own);
        assertSame(loader, own.getClassLoader());
        assertSame(Coroutine.class, loader.loadClass(Coroutine.class.getName()));
        assertEquals("hello you", greet(own));
        assertEquals(List.of(), loader.warnings());
    }

    @Test
    void leavesTheParentsUntransformed() throws Exception {
        assertThrows(IllegalStateException.class, () -> greet(Greeting.class));
    }

    private static TransformingClassLoader loader() {
        return TransformingClassLoader.of(TransformingClassLoaderTest.class.getClassLoader(),
                Greeting.class.getName() + "*");
    }

    private static String greet(Class<?> greeting) throws Exception {
        try {
            var name = greeting.getDeclaredMethod("name");
            var greet = greeting.getDeclaredMethod("greet", Coroutine.class);
            name.setAccessible(true);
            greet.setAccessible(true);
            Coroutine<?> coroutine = (Coroutine<?>) greet.invoke(null, name.invoke(null));
            return (String) assertThrows(StopIteration.class, coroutine::next).value();
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    @Test
    void takesClassFilesFromAnywhere() throws Exception {
        Javac.compile(temp, "Late", "package p; public class Late { @dev.sospeso.Async public "
                + "static dev.sospeso.Coroutine<String> m() { return null; } }");
        TransformingClassLoader loader = new TransformingClassLoader(
                ClassFileSources.directory(temp), ClassFilter.ALL,
                getClass().getClassLoader(), TransformOptions.DEFAULT);
        assertTrue(loader.loadClass("p.Late").getMethod("m").invoke(null).getClass().getName()
                .startsWith("p.Late$async$m"));
        assertSame(String.class, loader.loadClass("java.lang.String"));
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass("p.None"));
    }

    @Test
    void listsTheErrorsOfAClass() {
        Javac.compile(temp, "Wrong", "package p; class Wrong { @dev.sospeso.Async int m() {"
                + " return 1; } }");
        TransformingClassLoader loader = new TransformingClassLoader(
                ClassFileSources.directory(temp), ClassFilter.ALL,
                getClass().getClassLoader(), TransformOptions.DEFAULT);
        TransformationError error =
                assertThrows(TransformationError.class, () -> loader.loadClass("p.Wrong"));
        assertTrue(error.getMessage().startsWith("p.Wrong cannot be transformed:\n["),
                error.getMessage());
        assertTrue(error.getMessage().contains("p.Wrong.m(Wrong.java:1)"), error.getMessage());
        assertEquals(1, error.diagnostics().size());
    }

    @Test
    void loadsOnceForManyThreads() throws Exception {
        TransformingClassLoader loader = loader();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Class<?>>> loads = IntStream.range(0, 8).mapToObj(i ->
                    threads.<Class<?>>submit(() -> {
                        start.await();
                        return loader.loadClass(Greeting.class.getName());
                    })).toList();
            start.countDown();
            for (Future<Class<?>> load : loads) {
                assertSame(loads.get(0).get(), load.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
