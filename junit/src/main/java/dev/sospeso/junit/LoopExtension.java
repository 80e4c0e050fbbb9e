package dev.sospeso.junit;

import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.testing.CheckedLoop;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives each test a {@link VirtualLoop} of its own: a parameter of that type, or of type
 * {@link EventLoop}, of a test method or of a method that is run before or after each test. All of one
 * test get the same loop. Run coroutines with {@link VirtualLoop#run}, or let time pass by hand with
 * {@link VirtualLoop#advance(double)}.
 *
 * <pre>{@code
 * @ExtendWith(LoopExtension.class)
 * class ClockTest {
 *     @Test
 *     void strikes(VirtualLoop loop) {
 *         loop.createTask(clock());
 *         loop.advance(3600);
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>The loop is in debug mode. A test that is otherwise successful fails for what it leaves behind:
 * tasks that are not done, exceptions that nobody retrieved or that reached the loop's exception
 * handler, and coroutines that nobody awaited. When a test takes more than a limit of real time, 30
 * seconds unless another is set, it is interrupted and fails with a list of all tasks and where they
 * await.
 *
 * <p>Another limit or a seed: {@code @RegisterExtension LoopExtension loops =
 * LoopExtension.withLimit(...)}. Several seeds: {@link LoopTest}.
 */
public final class LoopExtension implements ParameterResolver, AfterEachCallback,
        TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    static final double LIMIT_SECONDS = 30;

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LoopExtension.class);

    private final Duration limit;
    private final Long seed;

    /** Loops in the usual order, for tests of at most 30 seconds. */
    public LoopExtension() {
        this(Duration.ofSeconds((long) LIMIT_SECONDS), null);
    }

    private LoopExtension(Duration limit, Long seed) {
        this.limit = limit;
        this.seed = seed;
    }

    /**
     * Makes an extension with another limit.
     *
     * @param limit how much real time each test may take
     * @return the extension
     */
    public static LoopExtension withLimit(Duration limit) {
        return new LoopExtension(limit, null);
    }

    /**
     * Makes an extension of the same limit whose loops {@linkplain VirtualLoop#shuffled shuffle}.
     *
     * @param newSeed decides the order
     * @return the extension
     */
    public LoopExtension shuffledWith(long newSeed) {
        return new LoopExtension(limit, newSeed);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return test.getTestMethod().isPresent()
                && (type == VirtualLoop.class || type == EventLoop.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        CheckedLoop known = known(test);
        if (known != null) {
            return known.loop();
        }
        CheckedLoop loop = seed == null
                ? new CheckedLoop(limit) : new CheckedLoop(limit, seed);
        test.getStore(NAMESPACE).put(CheckedLoop.class, loop);
        return loop.loop();
    }

    private static CheckedLoop known(ExtensionContext test) {
        return test.getStore(NAMESPACE).get(CheckedLoop.class, CheckedLoop.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        CheckedLoop loop = known(test);
        if (loop == null) {
            return;
        }
        test.getStore(NAMESPACE).remove(CheckedLoop.class);
        if (test.getExecutionException().isPresent()) {
            loop.discard();
        } else {
            loop.close();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure)
            throws Throwable {
        throw explained(test, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext test, Throwable failure)
            throws Throwable {
        throw explained(test, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext test, Throwable failure)
            throws Throwable {
        throw explained(test, failure);
    }

    private static Throwable explained(ExtensionContext test, Throwable failure) {
        CheckedLoop loop = known(test);
        return loop == null ? failure : loop.explain(failure);
    }
}
