package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.AsyncIterator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** The bridge to {@link Flow} keeps the rules of reactive streams, as their own test kit has them. */
class ReactiveStreamsTest {

    /** How long the kit waits for a signal that must come, and for one that must not. */
    private static final int MUST_COME_MILLIS = 5_000;
    private static final int MUST_NOT_COME_MILLIS = 20;

    private static TestEnvironment environment() {
        return new TestEnvironment(MUST_COME_MILLIS, MUST_NOT_COME_MILLIS);
    }

    /** A loop that runs in a thread of its own. */
    private static final class LoopInThread {
        private final CompletableFuture<EventLoop> running = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final Thread thread = new Thread(() -> Asyncio.run(coro(t -> {
            running.complete(Asyncio.getRunningLoop());
            return t.await(ended);
        }, t -> t.done(null))), "loop");

        EventLoop start() {
            thread.start();
            return running.join();
        }

        void stop() throws InterruptedException {
            ended.complete(null);
            thread.join();
        }
    }

    /** Publishers of walks, each step of which suspends, as the kit's subscribers see them. */
    public static final class Publishing extends FlowPublisherVerification<Integer> {
        private final LoopInThread background = new LoopInThread();
        private EventLoop loop;

        /** For TestNG. */
        public Publishing() {
            super(environment());
        }

        /** Runs the loop. */
        @BeforeClass
        public void startLoop() {
            loop = background.start();
        }

        /** Ends the loop. */
        @AfterClass
        public void stopLoop() throws InterruptedException {
            background.stop();
        }

        @Override
        public Flow.Publisher<Integer> createFlowPublisher(long elements) {
            return Publishers.publisher(() -> new Countdown(elements), loop);
        }

        @Override
        public Flow.Publisher<Integer> createFailedFlowPublisher() {
            EventLoop closed = Asyncio.newEventLoop();
            closed.close();
            return Publishers.publisher(() -> new Countdown(1), closed);
        }
    }

    private static final class Countdown implements AsyncIterator<Integer> {
        private long left;

        Countdown(long left) {
            this.left = left;
        }

        @Override
        public Coroutine<Integer> anext() {
            return Program.get(() -> Asyncio.sleep(0, (int) left), value -> {
                if (left-- == 0) {
                    throw new StopAsyncIteration();
                }
            });
        }
    }

    /** Readers that take items as fast as they come, as the kit's publishers see them. */
    public static final class Reading extends FlowSubscriberBlackboxVerification<Integer> {
        private final LoopInThread background = new LoopInThread();
        private EventLoop loop;

        /** For TestNG. */
        public Reading() {
            super(environment());
        }

        /** Runs the loop. */
        @BeforeClass
        public void startLoop() {
            loop = background.start();
        }

        /** Ends the loop. */
        @AfterClass
        public void stopLoop() throws InterruptedException {
            background.stop();
        }

        @Override
        public Flow.Subscriber<Integer> createFlowSubscriber() {
            CompletableFuture<Flow.Subscriber<Integer>> subscriber = new CompletableFuture<>();
            Asyncio.runCoroutineThreadsafe(Program.get(() -> readAll(subscriber::complete)),
                    loop);
            return subscriber.join();
        }

        @SuppressWarnings("unchecked")
        private static Coroutine<Void> readAll(Consumer<Flow.Subscriber<Integer>> caught) {
            PublishedItems<Integer> items = Publishers.items(
                    subscriber -> caught.accept((Flow.Subscriber<Integer>) subscriber), 4);
            return Program.handling(Program.repeat(Integer.MAX_VALUE, i -> items.anext()),
                    end -> { });
        }

        @Override
        public Integer createElement(int element) {
            return element;
        }
    }

    private static TestListenerAdapter verify(Class<?> rules) {
        TestNG kit = new TestNG(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {rules});
        TestListenerAdapter results = new TestListenerAdapter();
        kit.addListener(results);
        kit.run();
        assertEquals("", results.getFailedTests().stream()
                .map(each -> each.getName() + ": " + each.getThrowable())
                .collect(Collectors.joining("\n")));
        assertEquals(List.of(), results.getConfigurationFailures());
        return results;
    }

    private static List<String> mandatorySkipped(TestListenerAdapter results) {
        return results.getSkippedTests().stream().map(ITestResult::getName)
                .filter(name -> name.startsWith("required")).sorted().toList();
    }

    @Test
    void publishersKeepTheRules() {
        TestListenerAdapter results = verify(Publishing.class);
        assertEquals(List.of(), mandatorySkipped(results));
        assertTrue(results.getPassedTests().size() >= 30, results.getPassedTests().toString());
    }

    @Test
    void readersKeepTheRules() {
        TestListenerAdapter results = verify(Reading.class);
        assertTrue(results.getPassedTests().size() >= 10, results.getPassedTests().toString());
    }
}
