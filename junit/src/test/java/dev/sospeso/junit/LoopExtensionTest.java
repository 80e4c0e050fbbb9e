package dev.sospeso.junit;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs small test classes, and looks at how each test ends. */
class LoopExtensionTest {

    private static final List<String> LOG = new ArrayList<>();

    /** How the tests of a class end: their names, and what they failed with, or null. */
    private static Map<String, Throwable> outcomes(Class<?> tests) {
        Map<String, Throwable> outcomes = new TreeMap<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests)).build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    outcomes.put(test.getDisplayName().replaceAll("\\(.*", ""),
                            result.getThrowable().orElse(null));
                }
            }
        });
        return outcomes;
    }

    @Async
    private static Coroutine<Void> sleeper(double seconds) {
        await(sleep(seconds));
        return null;
    }

    @ExtendWith(LoopExtension.class)
    static class Passing {
        private VirtualLoop before;

        @BeforeEach
        void begin(VirtualLoop loop) {
            before = loop;
            loop.run(() -> sleeper(10));
        }

        @Test
        void sameLoopBeforeInAndAfter(EventLoop loop) {
            assertSame(before, loop);
            assertEquals(10, loop.time());
            assertTrue(loop.getDebug());
        }

        @Test
        void byHand(VirtualLoop loop) {
            Task<Void> task = loop.createTask(sleeper(3600));
            loop.advance(3599);
            assertFalse(task.done());
            loop.advance(1);
            assertTrue(task.done());
        }

        @Test
        void withoutALoop() {
        }

        @AfterEach
        void end(VirtualLoop loop, TestInfo test) {
            assertSame(before, loop);
            loop.run(() -> sleeper(1));
            LOG.add(test.getDisplayName() + " ends at " + loop.time());
        }
    }

    @Test
    void setUpTestAndTearDownShareALoop() {
        LOG.clear();
        assertEquals("{byHand=null, sameLoopBeforeInAndAfter=null, withoutALoop=null}",
                outcomes(Passing.class).toString());
        LOG.sort(null);
        assertEquals(List.of("byHand(VirtualLoop) ends at 3611.0",
                "sameLoopBeforeInAndAfter(EventLoop) ends at 11.0",
                "withoutALoop() ends at 11.0"), LOG);
    }

    @ExtendWith(LoopExtension.class)
    static class Leaving {
        @Test
        void task(VirtualLoop loop) {
            loop.createTask(sleeper(1), "forgotten");
            loop.advance(0);
        }

        @Test
        void exception(VirtualLoop loop) {
            loop.createTask(async(() -> {
                throw new IllegalArgumentException("lost");
            }));
            loop.advance(1);
        }

        @Test
        void coroutine(VirtualLoop loop) {
            loop.run(() -> {
                LOG.add(String.valueOf(sleeper(1)));
                return null;
            });
        }

        @Test
        void failure(VirtualLoop loop) {
            loop.createTask(sleeper(1), "forgotten too");
            loop.run(() -> {
                throw new IllegalStateException("its own");
            });
        }
    }

    @Test
    void whatATestLeavesBehindFailsIt() {
        Map<String, Throwable> outcomes = outcomes(Leaving.class);
        assertTrue(outcomes.get("task").getMessage().contains("not done: task 'forgotten'"));
        assertTrue(outcomes.get("exception").getMessage().contains("never retrieved"));
        assertEquals("lost", outcomes.get("exception").getSuppressed()[0].getMessage());
        assertTrue(outcomes.get("coroutine").getMessage()
                .contains("coroutine 'sleeper' was never awaited"));
        assertEquals("java.lang.IllegalStateException: its own",
                outcomes.get("failure").toString());
    }

    /** Runs something that never ends. */
    private static void hang(VirtualLoop loop) {
        loop.run(() -> {
            await(loop.createFuture());
            return null;
        });
    }

    static class Hanging {
        /** Enough to get to the await on a slow machine too. */
        @RegisterExtension
        final LoopExtension loops = LoopExtension.withLimit(Duration.ofSeconds(3));

        @Test
        void test(VirtualLoop loop) {
            hang(loop);
        }
    }

    static class HangingBefore {
        @RegisterExtension
        final LoopExtension loops = LoopExtension.withLimit(Duration.ofMillis(100));

        @BeforeEach
        void begin(VirtualLoop loop) {
            hang(loop);
        }

        @Test
        void test() {
        }
    }

    static class HangingAfter {
        @RegisterExtension
        final LoopExtension loops = LoopExtension.withLimit(Duration.ofMillis(100));

        @Test
        void test() {
        }

        @AfterEach
        void end(VirtualLoop loop) {
            hang(loop);
        }
    }

    @Test
    void aTestThatHangsFailsWithItsTasks() {
        String message = outcomes(Hanging.class).get("test").getMessage();
        assertTrue(message.startsWith("the test took more than PT3S of real time"), message);
        assertTrue(message.contains("waiting for future"), message);
        assertTrue(message.contains("(LoopExtensionTest.java:"), message);
    }

    @Test
    void aSetUpOrTearDownThatHangsFailsItsTest() {
        for (Class<?> tests : List.of(HangingBefore.class, HangingAfter.class)) {
            String message = outcomes(tests).get("test").getMessage();
            assertTrue(message.startsWith("the test took more than PT0.1S of real time"), message);
        }
    }

    static class Seeded {
        @LoopTest(shuffles = 12, seeds = {42, -7}, limit = 5)
        void tasks(VirtualLoop loop, TestInfo test) {
            StringBuilder order = new StringBuilder();
            for (String name : List.of("a", "b", "c")) {
                loop.createTask(async(() -> {
                    order.append(name);
                    return null;
                }));
            }
            loop.advance(0);
            LOG.add(test.getDisplayName() + ": " + order);
            assertEquals("abc", order.toString());
        }
    }

    @Test
    void aLoopTestRunsInOrderAndWithEachSeed() {
        LOG.clear();
        Map<String, Throwable> first = outcomes(Seeded.class);
        List<String> orders = List.copyOf(LOG);
        assertEquals(15, first.size());
        assertEquals("in order: abc", orders.get(0));
        assertTrue(orders.get(14).startsWith("shuffled with seed -7: "), orders.toString());
        assertEquals(null, first.get("in order"));
        assertTrue(first.values().stream().anyMatch(failure -> failure instanceof AssertionError));
        LOG.clear();
        assertEquals(first.keySet(), outcomes(Seeded.class).keySet());
        assertEquals(orders, LOG);
    }
}
