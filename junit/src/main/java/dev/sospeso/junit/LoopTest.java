package dev.sospeso.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on a {@link dev.sospeso.asyncio.testing.VirtualLoop VirtualLoop} of its own, which is a
 * parameter of the method:
 *
 * <pre>{@code
 * @LoopTest(shuffles = 20)
 * void anHourPasses(VirtualLoop loop) {
 *     loop.run(() -> {
 *         await(sleep(3600));
 *         return null;
 *     });
 * }
 * }</pre>
 *
 * <p>It fails for what it leaves behind, as {@link LoopExtension} says. It runs once in the usual
 * order and once more for each seed, {@linkplain
 * dev.sospeso.asyncio.testing.VirtualLoop#shuffled shuffled}; the name of a run shows its seed.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(LoopTestRuns.class)
@SuppressWarnings("exports") // JUnit alone makes it.
public @interface LoopTest {

    /**
     * How much real time each run may take.
     *
     * @return seconds
     */
    double limit() default LoopExtension.LIMIT_SECONDS;

    /**
     * How many seeds it is run with, from 0 on.
     *
     * @return the number of shuffled runs
     */
    int shuffles() default 0;

    /**
     * Seeds that it is run with, for instance one that has failed.
     *
     * @return the seeds of more shuffled runs
     */
    long[] seeds() default {};
}
