package dev.sospeso;

import java.util.PrimitiveIterator;

/**
 * The numbers that a generator yields, without boxes where its body boxes them at the yield itself.
 *
 * <pre>
 *   consumer                    body
 *   nextNumber(LONG)            GeneratorFrame.box(42L, frame)
 *                               leaves 42 in the frame, yields UNBOXED
 *   takes 42 from the frame
 * </pre>
 *
 * <p>Whatever comes in a box all the same, as from a delegate, is taken out of it.
 */
abstract class Numbers {

    /** What a frame is asked for; no frame leaves its numbers without a box unless it is asked. */
    static final byte NONE = 0;
    static final byte INT = 1;
    static final byte LONG = 2;
    static final byte DOUBLE = 3;

    private final Generator<?, ?, ?> generator;
    /** The same, if it can be asked; else null. */
    private final GeneratorFrame<?, ?, ?> frame;
    private final byte kind;
    private boolean ahead;
    private long bits;

    private Numbers(Generator<?, ?, ?> generator, byte kind) {
        if (generator == null) {
            throw new NullPointerException("the generator is null");
        }
        this.generator = generator;
        this.frame = generator instanceof GeneratorFrame<?, ?, ?> own ? own : null;
        this.kind = kind;
    }

    /** The bits of a number in its box. */
    abstract long bits(Object box);

    public final boolean hasNext() {
        if (!ahead) {
            if (frame == null) {
                if (!generator.hasNext()) {
                    return false;
                }
                bits = bits(generator.next());
            } else {
                Object value = frame.nextNumber(kind);
                if (value == GeneratorFrame.ENDED) {
                    return false;
                }
                bits = value == GeneratorFrame.UNBOXED ? frame.number() : bits(value);
            }
            ahead = true;
        }
        return true;
    }

    final long take() {
        if (!hasNext()) {
            generator.next();
            throw new StopIteration();
        }
        ahead = false;
        return bits;
    }

    static final class OfInt extends Numbers implements PrimitiveIterator.OfInt {
        OfInt(Generator<Integer, ?, ?> generator) {
            super(generator, INT);
        }

        @Override
        long bits(Object box) {
            return (Integer) box;
        }

        @Override
        public int nextInt() {
            return (int) take();
        }
    }

    static final class OfLong extends Numbers implements PrimitiveIterator.OfLong {
        OfLong(Generator<Long, ?, ?> generator) {
            super(generator, LONG);
        }

        @Override
        long bits(Object box) {
            return (Long) box;
        }

        @Override
        public long nextLong() {
            return take();
        }
    }

    static final class OfDouble extends Numbers implements PrimitiveIterator.OfDouble {
        OfDouble(Generator<Double, ?, ?> generator) {
            super(generator, DOUBLE);
        }

        @Override
        long bits(Object box) {
            return Double.doubleToRawLongBits((Double) box);
        }

        @Override
        public double nextDouble() {
            return Double.longBitsToDouble(take());
        }
    }
}
