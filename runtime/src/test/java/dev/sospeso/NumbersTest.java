package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;

/** Views of generators without boxes. Frames written by hand show when a box is asked for. */
final class NumbersTest {

    /** Yields the same number twice: as who boxes at the yield does, and in a box. */
    private static final class Twice extends GeneratorFrame<Long, Object, String> {
        private final long number;
        private Object last;

        Twice(long number) {
            this.number = number;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            int site = enter();
            if (site > 0) {
                resumed();
            }
            if (site == 2) {
                return finish("end");
            }
            last = site == 0 ? box(number, this) : (Object) number;
            return this.yield(site + 1, last);
        }
    }

    /** Somebody else's generator, which knows no frames. */
    private static final class Foreign implements Generator<Double, Object, String> {
        private int left = 2;

        @Override
        public Double next() {
            if (left == 0) {
                throw new StopIteration("over");
            }
            return left-- * 0.5;
        }

        @Override
        public Double send(Object value) {
            return next();
        }

        @Override
        public Double throwIn(Throwable exception) {
            throw Sneaky.<RuntimeException>rethrow(exception);
        }

        @Override
        public void close() {
            left = 0;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public String result() {
            return "over";
        }
    }

    @Test
    void aNumberIsNotBoxedForItsView() {
        Twice generator = new Twice(1L << 40);
        PrimitiveIterator.OfLong numbers = Generator.longs(generator);
        assertEquals(1L << 40, numbers.nextLong());
        assertFalse(generator.last instanceof Long);
        assertEquals(1L << 40, numbers.nextLong());
        assertTrue(generator.last instanceof Long);
        StopIteration end = assertThrows(StopIteration.class, numbers::nextLong);
        assertEquals("end", end.value());
        assertEquals("end", generator.result());
        assertFalse(numbers.hasNext());
        assertFalse(generator.hasNext());
    }

    @Test
    void aNumberIsBoxedForAllOthers() {
        Twice generator = new Twice(7);
        assertEquals(7, generator.next());
        assertEquals(Long.valueOf(7), generator.last);
        assertEquals(List.of(5L, 5L), new Twice(5).stream().toList());
    }

    @Test
    @SuppressWarnings("unchecked")
    void aViewOfOtherNumbersHasThemInBoxes() {
        Generator<?, ?, ?> longs = new Twice(3);
        PrimitiveIterator.OfInt ints = Generator.ints((Generator<Integer, ?, ?>) longs);
        assertThrows(ClassCastException.class, ints::nextInt);
    }

    @Test
    void aViewOfAForeignGeneratorTakesItsBoxes() {
        PrimitiveIterator.OfDouble numbers = Generator.doubles(new Foreign());
        assertEquals(1.0, numbers.nextDouble());
        assertTrue(numbers.hasNext());
        assertTrue(numbers.hasNext());
        assertEquals(0.5, numbers.nextDouble());
        assertFalse(numbers.hasNext());
        assertThrows(NoSuchElementException.class, numbers::nextDouble);
    }

    @Test
    void aViewOfACompletedGeneratorIsEmpty() {
        assertFalse(Generator.ints(Generator.<Integer, Object, Object>of("result")).hasNext());
    }

    @Test
    void aViewOfNothingIsRefused() {
        assertThrows(NullPointerException.class, () -> Generator.longs(null));
    }
}
