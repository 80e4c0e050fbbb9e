package dev.sospeso.transformer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.transformer.Javac;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.find.AsyncMethods;
import dev.sospeso.transformer.normalise.NormalMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** What each suspension point saves, as text: a change in quality shows as a difference here. */
final class PlannerTest {

    private static final String HEAD = """
            import static dev.sospeso.asyncio.Asyncio.await;
            import dev.sospeso.*;
            class T {
              static <X> Coroutine<X> v(X x) { return Coroutine.of(x); }
            """;

    @TempDir
    private Path directory;

    private String plan(String method) throws IOException, AnalyzerException {
        Javac.compile(directory, "T", HEAD + method + "\n}");
        ClassFileSource classFiles = ClassFileSources.directory(directory)
                .orElse(ClassFileSources.classLoader(PlannerTest.class.getClassLoader()));
        ClassHierarchy hierarchy = new ClassHierarchy(classFiles);
        ClassNode owner = new ClassNode();
        new ClassReader(Files.readAllBytes(directory.resolve("T.class")))
                .accept(owner, ClassReader.EXPAND_FRAMES);
        List<AsyncMethod> methods = AsyncMethods.of(owner, classFiles, hierarchy);
        return Planner.plan(NormalMethod.of(methods.get(0), methods, hierarchy)).toString();
    }

    @Test
    void onlyWhatIsReadAgainIsSaved() throws Exception {
        assertEquals("""
                0 START line 6 stack [] live [0:java.lang.String->a0, 1:long->j0] dead []
                1 AWAIT line 6 stack [0:long->j1] live [1:long->j0] \
                dead [0:java.lang.String, 3:int]
                """, plan("""
                  @Async static Coroutine<Long> m(String s, long n) {
                    int length = s.length(); long r = n + await(v(length)); return Coroutine.of(r + n); }
                """));
    }

    @Test
    void theOperandStackIsSavedInOrderWithLongsAndNulls() throws Exception {
        assertEquals("""
                0 START line 5 stack [] live [0:int[]->a0] dead []
                1 AWAIT line 5 stack [0:int[]->a0, 1:int->i0, 2:int->i1, 3:long->j0, 4:null] \
                live [] dead [0:int[]]
                """, plan("""
                  @Async static Coroutine<Void> m(int[] a) { a[0] += f(7L, null, await(v(1))); return null; }
                  static int f(long l, String s, int i) { return i; }
                """));
    }

    @Test
    void sitesOfOneTypeShareItsFields() throws Exception {
        assertEquals("""
                0 START line 5 stack [] live [] dead []
                1 AWAIT line 5 stack [0:java.lang.String->a0] live [0:java.lang.String->a1] \
                dead []
                2 AWAIT line 6 stack [] live [0:java.lang.String->a1, 1:java.lang.String->a0] dead []
                3 AWAIT line 7 stack [] live [2:java.util.List->a2] \
                dead [0:java.lang.String, 1:java.lang.String]
                """, plan("""
                  @Async static Coroutine<Integer> m() { String a = "a", b; b = a + await(v(1));
                    await(v(2)); java.util.List<String> all = java.util.List.of(a, b);
                    await(v(3)); return Coroutine.of(all.size()); }
                """));
    }

    @Test
    void anUninitialisedObjectTakesNoPlaceAcrossASuspension() throws Exception {
        assertEquals("""
                0 START line 5 stack [] live [0:java.lang.String->a0] dead []
                1 AWAIT line 5 stack [0:java.lang.String->a0] live [] dead [0:java.lang.String]
                """, plan("""
                  @Async static Coroutine<Object> m(String s) { return Coroutine.of(new P(s, await(v(1)))); }
                  record P(String s, int i) { }
                """));
    }

    @Test
    void whatAHandlerReadsIsLiveAtEverySiteItCovers() throws Exception {
        assertEquals("""
                0 START line 5 stack [] live [0:java.lang.String->a0] dead []
                1 AWAIT line 5 covered stack [] live [0:java.lang.String->a0] dead []
                2 AWAIT line 6 stack [] live [] dead [0:java.lang.String]
                """, plan("""
                  @Async static Coroutine<String> m(String s) { try { await(v(1)); } catch (Exception e) { return Coroutine.of(s); }
                    await(v(2)); return null; }
                """));
    }

    @Test
    void aCallOfASiblingIsMadeDirectly() throws Exception {
        assertEquals("""
                0 START line 5 stack [] live [0:int->i0] dead []
                1 CALL line 5 stack [0:int->i0] live [] dead [0:int]
                """, plan("""
                  @Async static Coroutine<Integer> m(int n) { return n == 0 ? null : Coroutine.of(n * await(m(n - 1))); }
                """));
    }

    @Test
    void aLocalComesBackBeforeTheHeadersThatHaveIt() throws Exception {
        assertEquals("""
                0 START line 5 stack [] live [0:int->i0] dead []
                1 AWAIT line 6 stack [] live [0:int->i0, 1:long->j0, 3:int->i1, 4:int->i2, \
                5:java.lang.String->a0] dead [] way [loop 1[0:int->i0, 1:long->j0, 3:int->i1], \
                loop 2[4:int->i2], site[5:java.lang.String->a0]]
                2 AWAIT line 7 stack [0:long->j0] live [0:int->i0, 3:int->i1] dead [1:long] \
                way [loop 1[0:int->i0, 3:int->i1, 1:long], site[]]
                """, plan("""
                  @Async static Coroutine<Long> m(int n) { long s = 0; for (int i = 0; i < n; i++) {
                    for (int k = i; k < n; k++) { String t = "" + k; await(v(1)); s += t.length(); }
                    s += await(v(2)); } return Coroutine.of(s); }
                """));
    }

    @Test
    void whatOnlyAYieldLeadsToIsNoLoop() throws Exception {
        assertEquals("""
                0 START line 6 stack [] live [0:int->i0] dead []
                1 YIELD line 6 stack [] live [0:int->i0, 1:int->i1] dead []
                """, plan("""
                  @Async static Generator<Integer, Void, Void> m(int n) {
                    for (int i = 0; i < n; i++) { Generator.yield(i); } return null; }
                """));
    }
}
