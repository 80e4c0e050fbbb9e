package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A suspended coroutine holds what it still needs and nothing else. */
final class RetentionTest {

    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final List<WeakReference<Object>> made = new ArrayList<>();
    private final Probe probe = new Probe(Timing.LATER);

    private Object make() {
        Object object = new byte[100];
        made.add(new WeakReference<>(object, collected));
        return object;
    }

    private Coroutine<?> program(String name, Class<?>[] types, Object... arguments)
            throws Exception {
        return (Coroutine<?>) Programs.transformed().loader().loadClass("programs.Retaining")
                .getMethod(name, types).invoke(null, arguments);
    }

    private Coroutine<?> program(String name) throws Exception {
        return program(name, new Class<?>[] {Probe.class, Supplier.class}, probe,
                (Supplier<Object>) this::make);
    }

    private static void resume(Coroutine<?> coroutine, int times) {
        for (int i = 0; i < times; i++) {
            Object yielded = coroutine.send(null);
            ((Signal<?>) yielded).complete();
        }
    }

    /** Collects garbage until a reference is cleared; bounded. */
    private boolean isCollected() {
        try {
            for (int i = 0; i < 100; i++) {
                System.gc();
                if (collected.remove(50) != null) {
                    return true;
                }
            }
        } catch (InterruptedException exception) {
            throw new AssertionError(exception);
        }
        return false;
    }

    @Test
    void holdsWhatLives() throws Exception {
        Coroutine<?> coroutine = program("live");
        resume(coroutine, 1);
        System.gc();
        assertNotNull(made.get(0).get());
        assertTrue(probe.events().isEmpty());
        Reference.reachabilityFence(coroutine);
    }

    @Test
    void anAbandonedCoroutineIsGarbageWithAllItHolds() throws Exception {
        Coroutine<?> coroutine = program("live");
        resume(coroutine, 1);
        WeakReference<Object> handle = new WeakReference<>(coroutine);
        coroutine = null;
        assertTrue(isCollected());
        assertEquals(null, handle.get());
    }

    @ParameterizedTest
    @CsvSource({"deadLocal, 1", "deadAtSecondAwait, 2", "deadOperand, 2", "reusedSlot, 2",
        "reusedSlot, 3", "awaitedValue, 2"})
    void doesNotHoldWhatIsDead(String program, int awaits) throws Exception {
        Coroutine<?> coroutine = program(program);
        resume(coroutine, awaits);
        assertTrue(isCollected());
        assertEquals(Coroutine.State.SUSPENDED, coroutine.state());
    }

    @Test
    void anEndedCoroutineDoesNotHoldItsReceiver() throws Exception {
        Coroutine<?> coroutine = program("receiver");
        assertEquals(1, probe.drive(coroutine));
        assertTrue(isCollected());
        assertEquals(Coroutine.State.CLOSED, coroutine.state());
    }

    @Test
    void doesNotHoldADeadParameter() throws Exception {
        Coroutine<?> coroutine = program("deadParameter",
                new Class<?>[] {Probe.class, Object.class}, probe, make());
        resume(coroutine, 1);
        assertTrue(isCollected());
        assertEquals(Coroutine.State.SUSPENDED, coroutine.state());
    }

    @Test
    void letsGoWhatItRestoredWhileItRuns() throws Exception {
        List<Boolean> seen = new ArrayList<>();
        Consumer<String> whileRunning = when -> seen.add(isCollected());
        Coroutine<?> coroutine = program("deadWhileRunning",
                new Class<?>[] {Probe.class, Supplier.class, Consumer.class}, probe,
                (Supplier<Object>) this::make, whileRunning);
        probe.drive(coroutine);
        assertEquals(List.of(true), seen);
    }
}
