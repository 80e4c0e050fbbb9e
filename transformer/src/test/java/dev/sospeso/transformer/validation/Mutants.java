package dev.sospeso.transformer.validation;

import dev.sospeso.transformer.find.AsyncMention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Class files that tools, disks or enemies have damaged: truncated, with flipped bytes, wrong
 * lengths, counts and indices, parts of other classes, other instructions. The same for the same
 * seed, as long as the targets and their compiler are the same.
 */
public final class Mutants {

    /**
     * A damaged class file.
     *
     * @param name the internal name of the class that was damaged
     * @param how what was done to it, with the seed
     * @param bytes what became of it
     */
    public record Mutant(String name, String how, byte[] bytes) {

        @Override
        public String toString() {
            return name + " (" + how + ")";
        }
    }

    private static final int[] NUMBERS = {0, 1, 2, 0x7F, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE,
        0xFFFF, 0x7FFFFFFF, 0x7FFFFFF0, 0x80000000, 0xFFFFFFFF, 0x10000000};

    /** Most places in a larger class are like others in it. */
    private static final int LARGEST = 9_000;

    private final List<Map.Entry<String, byte[]>> originals = new ArrayList<>();
    private final List<ClassFileMap> maps = new ArrayList<>();

    private Mutants(Map<String, byte[]> classes) {
        int generated = 0;
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            boolean isGenerated = each.getKey().startsWith("targets/generated/");
            if (each.getValue().length <= LARGEST && AsyncMention.in(each.getValue())
                    && (!isGenerated || generated++ % 40 == 0)) {
                originals.add(each);
                maps.add(new ClassFileMap(each.getValue()));
            }
        }
        if (originals.size() < 30) {
            throw new AssertionError("only " + originals.size() + " classes");
        }
    }

    /** Damages the targets as javac makes them. */
    public static Mutants ofTargets() {
        return new Mutants(new Variant(Compiler.JAVAC, true).classes());
    }

    /** The undamaged classes, for whoever asks for others than the damaged one. */
    public static Map<String, byte[]> originals() {
        return new Variant(Compiler.JAVAC, true).classes();
    }

    /** How many mutants a test looks at: its own number, or what the campaign asks for. */
    public static int count(int inEveryBuild) {
        return Integer.getInteger("sospeso.mutants", inEveryBuild);
    }

    /** Makes one mutant. */
    public Mutant get(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        int index = random.nextInt(originals.size());
        byte[] bytes = originals.get(index).getValue().clone();
        StringBuilder how = new StringBuilder("seed " + seed);
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            bytes = damage(bytes, maps.get(index), random, how);
        }
        return new Mutant(originals.get(index).getKey(), how.toString(), bytes);
    }

    private byte[] damage(byte[] bytes, ClassFileMap map, Random random, StringBuilder how) {
        switch (random.nextInt(10)) {
            case 0 -> {
                int length = random.nextInt(bytes.length + 1);
                how.append(", truncated at ").append(length);
                return Arrays.copyOf(bytes, length);
            }
            case 1 -> {
                for (int times = 1 + random.nextInt(8); times > 0 && bytes.length > 0; times--) {
                    int at = random.nextInt(bytes.length);
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                    how.append(", flipped ").append(at);
                }
            }
            case 2 -> number(bytes, pick(map.ints(), random), 4, random, how);
            case 3 -> number(bytes, pick(map.shorts(), random), 2, random, how);
            case 4 -> {
                int at = pick(map.shorts(), random);
                how.append(", other index at ").append(at);
                put(bytes, at, 2, random.nextInt(map.constants() + 1));
            }
            case 5, 6 -> instruction(bytes, map, random, how);
            case 7 -> {
                return spliced(bytes, map, random, how);
            }
            case 8 -> {
                return moved(bytes, random, how);
            }
            default -> {
                byte[] other = originals.get(random.nextInt(originals.size())).getValue();
                int at = random.nextInt(Math.min(bytes.length, other.length) + 1);
                how.append(", other tail from ").append(at);
                byte[] both = Arrays.copyOf(bytes, at + other.length - at);
                System.arraycopy(other, at, both, at, other.length - at);
                return both;
            }
        }
        return bytes;
    }

    private static int pick(List<Integer> offsets, Random random) {
        return offsets.isEmpty() ? 8 : offsets.get(random.nextInt(offsets.size()));
    }

    private static void number(byte[] bytes, int at, int width, Random random,
            StringBuilder how) {
        int chosen = random.nextInt(NUMBERS.length + 2);
        int old = get(bytes, at, width);
        int value = chosen < NUMBERS.length ? NUMBERS[chosen]
                : old + 2 * (chosen - NUMBERS.length) - 1;
        how.append(", ").append(value).append(" for ").append(old).append(" at ").append(at);
        put(bytes, at, width, value);
    }

    private static int get(byte[] bytes, int at, int width) {
        int value = 0;
        for (int index = at; index < at + width && index < bytes.length; index++) {
            value = value << 8 | bytes[index] & 0xFF;
        }
        return value;
    }

    private static void put(byte[] bytes, int at, int width, int value) {
        for (int index = 0; index < width && at + index < bytes.length; index++) {
            bytes[at + index] = (byte) (value >> 8 * (width - 1 - index));
        }
    }

    private static void instruction(byte[] bytes, ClassFileMap map, Random random,
            StringBuilder how) {
        if (map.codes().isEmpty()) {
            return;
        }
        int[] code = map.codes().get(random.nextInt(map.codes().size()));
        int at = code[0] + random.nextInt(code[1] - code[0]);
        if (at < bytes.length) {
            bytes[at] = (byte) random.nextInt(random.nextBoolean() ? 202 : 256);
            how.append(", other instruction at ").append(at);
        }
    }

    /** One constant becomes one of another class, or another of the same class. */
    private byte[] spliced(byte[] bytes, ClassFileMap map, Random random, StringBuilder how) {
        int other = random.nextInt(originals.size());
        ClassFileMap otherMap = maps.get(other);
        int to = map.constant(random.nextInt(map.constants()), 0);
        int toEnd = end(map, to);
        int from = otherMap.constant(random.nextInt(otherMap.constants()), 0);
        int fromEnd = end(otherMap, from);
        if (to == 0 || from == 0 || toEnd > bytes.length) {
            return bytes;
        }
        how.append(", constant of ").append(originals.get(other).getKey()).append(" at ")
                .append(to);
        byte[] result = new byte[bytes.length - (toEnd - to) + fromEnd - from];
        System.arraycopy(bytes, 0, result, 0, to);
        System.arraycopy(originals.get(other).getValue(), from, result, to, fromEnd - from);
        System.arraycopy(bytes, toEnd, result, to + fromEnd - from, bytes.length - toEnd);
        return result;
    }

    private static int end(ClassFileMap map, int constant) {
        for (int index = 1; index < map.constants(); index++) {
            int start = map.constant(index, 0);
            if (start > constant) {
                return start;
            }
        }
        return constant + 3;
    }

    /** A range stands somewhere else, too, or is gone. */
    private static byte[] moved(byte[] bytes, Random random, StringBuilder how) {
        if (bytes.length < 2) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(64, bytes.length - from));
        int to = random.nextInt(bytes.length - length + 1);
        if (random.nextBoolean()) {
            how.append(", copied ").append(length).append(" from ").append(from).append(" to ")
                    .append(to);
            System.arraycopy(bytes.clone(), from, bytes, to, length);
            return bytes;
        }
        how.append(", without ").append(length).append(" from ").append(from);
        byte[] shorter = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, shorter, 0, from);
        System.arraycopy(bytes, from + length, shorter, from, shorter.length - from);
        return shorter;
    }
}
