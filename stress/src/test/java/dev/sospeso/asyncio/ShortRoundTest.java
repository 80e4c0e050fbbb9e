package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;

/**
 * Runs each stress test some hundred times in this JVM, each actor on a thread of its own, so that
 * every build sees them run and allows no other outcome than they list. jcstress itself, in the
 * profile {@code stress}, runs them in all kinds of JVMs and far more often.
 */
class ShortRoundTest {

    private static final int ROUNDS = 300;

    private static ExecutorService threads;

    @BeforeAll
    static void open() {
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void close() {
        threads.shutdown();
    }

    private static List<Class<?>> stressTests() throws Exception {
        Path directory = Path.of(
                HandingIn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("dev/sospeso/asyncio"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("_jcstress")) {
                    Class<?> type = Class.forName("dev.sospeso.asyncio."
                            + name.substring(0, name.length() - ".class".length()));
                    if (type.isAnnotationPresent(JCStressTest.class)) {
                        found.add(type);
                    }
                }
            }
        }
        return found;
    }

    @TestFactory
    Stream<DynamicTest> onlyTheListedOutcomesAreSeen() throws Exception {
        List<Class<?>> tests = stressTests();
        assertTrue(tests.size() >= 19, tests.toString());
        return tests.stream().map(test -> DynamicTest.dynamicTest(
                test.getName().replaceAll(".*\\.", ""), () -> check(test)));
    }

    private static void check(Class<?> test) throws Exception {
        Set<String> allowed = Arrays.stream(test.getAnnotationsByType(Outcome.class))
                .filter(outcome -> outcome.expect() == Expect.ACCEPTABLE)
                .flatMap(outcome -> Arrays.stream(outcome.id())).collect(Collectors.toSet());
        Constructor<?> constructor = test.getConstructor();
        Set<String> seen = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            seen.add(outcome(test, constructor.newInstance()));
        }
        seen.removeAll(allowed);
        assertEquals(Set.of(), seen);
    }

    /** Runs the actors at once and then the arbiter, if there is one. */
    private static String outcome(Class<?> test, Object state) throws Exception {
        List<Method> actors = methods(test, Actor.class);
        Object result = newResult(test);
        AtomicInteger missing = new AtomicInteger(actors.size());
        List<Future<?>> running = new ArrayList<>();
        for (Method actor : actors) {
            Callable<Void> action = () -> {
                missing.getAndDecrement();
                while (missing.get() > 0) {
                    Thread.yield();
                }
                call(actor, state, result);
                return null;
            };
            running.add(threads.submit(action));
        }
        for (Future<?> actor : running) {
            actor.get();
        }
        for (Method arbiter : methods(test, Arbiter.class)) {
            call(arbiter, state, result);
        }
        return result.toString();
    }

    private static void call(Method method, Object state, Object result) throws Exception {
        if (method.getParameterCount() == 0) {
            method.invoke(state);
        } else {
            method.invoke(state, result);
        }
    }

    private static List<Method> methods(Class<?> test, Class<? extends Annotation> kind) {
        return Arrays.stream(test.getMethods())
                .filter(method -> method.isAnnotationPresent(kind)).toList();
    }

    private static Object newResult(Class<?> test) throws Exception {
        Class<?> type = Stream.concat(methods(test, Actor.class).stream(),
                methods(test, Arbiter.class).stream())
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .findFirst().orElseThrow();
        return type.getConstructor().newInstance();
    }
}
