package dev.sospeso.transformer.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class AsyncMentionTest {

    @Test
    void findsTypesDescriptorsAndSignatures() {
        assertTrue(AsyncMention.in(mentioning("dev/sospeso/Async")));
        assertTrue(AsyncMention.in(mentioning("Ldev/sospeso/Async;")));
        assertTrue(AsyncMention.in(mentioning("(I[Ldev/sospeso/Coroutine;)V")));
        assertTrue(AsyncMention.in(mentioning("Ljava/util/List<Ldev/sospeso/Task;>;")));
        assertTrue(AsyncMention.in(mentioning("dev/sosdev/sospeso/")));
    }

    @Test
    void passesOverOtherText() {
        assertFalse(AsyncMention.in(mentioning("dev/sospes")));
        assertFalse(AsyncMention.in(mentioning("dev.sospeso.Async")));
        assertFalse(AsyncMention.in(mentioning("dev/sospesoX")));
        assertFalse(AsyncMention.in(mentioning("DEV/SOSPESO/")));
    }

    @Test
    void passesOverBytesOutsideTheConstantPool() {
        byte[] classFile = mentioning("nothing");
        byte[] longer = Arrays.copyOf(classFile, classFile.length + 12);
        System.arraycopy("dev/sospeso/".getBytes(), 0, longer, classFile.length, 12);
        assertFalse(AsyncMention.in(longer));
    }

    @Test
    void findsTheTextAtEveryAlignment() {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            assertTrue(AsyncMention.in(mentioning(prefix + "dev/sospeso/")));
            prefix.append("dev/sospeso".charAt(i % 11));
        }
    }

    @Test
    void survivesWhatIsNoClassFile() {
        assertFalse(AsyncMention.in(new byte[0]));
        assertFalse(AsyncMention.in("dev/sospeso/".getBytes()));
        byte[] classFile = mentioning("dev/sospeso/Async");
        for (int length = 0; length < classFile.length; length++) {
            AsyncMention.in(Arrays.copyOf(classFile, length));
        }
        Random random = new Random(1);
        int mentions = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = classFile.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            mentions += AsyncMention.in(damaged) ? 1 : 0;
        }
        assertTrue(mentions > 0 && mentions < 20_000);
    }

    @Test
    void agreesWithAPlainSearch() {
        Random random = new Random(2);
        String letters = "dev/sospeso/";
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(4); j >= 0; j--) {
                int from = random.nextInt(3);
                text.append(letters, from, letters.length() - random.nextInt(3));
            }
            boolean expected = text.indexOf("dev/sospeso/") >= 0;
            assertEquals(expected, AsyncMention.in(mentioning(text.toString())), text.toString());
            found += expected ? 1 : 0;
        }
        assertTrue(found > 100);
    }

    private static byte[] mentioning(String text) {
        ClassWriter writer = new ClassWriter(0);
        writer.newUTF8(text);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "a/B", null, "java/lang/Object", null);
        writer.visitEnd();
        return writer.toByteArray();
    }
}
