package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sospeso.Coroutine;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stack trace of an exception lists every async method that it crossed, innermost first. */
final class StackTraceTest {

    @ParameterizedTest
    @EnumSource
    void throughThreeMethods(Timing timing) throws Exception {
        assertEquals(List.of(place("inner"), place("middle"), place("outer")),
                trace("outer", timing));
    }

    @ParameterizedTest
    @EnumSource
    void throughAFinallyThatAwaits(Timing timing) throws Exception {
        assertEquals(List.of(place("inner"), place("middle"), place("rethrowing")),
                trace("rethrowing", timing));
    }

    /** Where nothing suspends, the trace is the Java stack, with the calls that start a coroutine. */
    private static boolean suspends(Timing timing) {
        return !timing.isDone(0);
    }

    private static boolean isGlue(StackTraceElement element) {
        return element.getLineNumber() < 0 && (element.getMethodName().equals("async$resume")
                || element.getClassName().contains("$async$"));
    }

    private static String place(String method) {
        return "programs.Traced." + method + "(Traced.java:" + Programs.line("Traced", method) + ")";
    }

    private static List<String> trace(String program, Timing timing) throws Exception {
        Method method = Programs.transformed().loader().loadClass("programs.Traced")
                .getMethod(program, Probe.class);
        Probe probe = new Probe(timing);
        Coroutine<?> coroutine = (Coroutine<?>) method.invoke(null, probe);
        Throwable thrown = assertThrows(IllegalStateException.class, () -> probe.drive(coroutine));
        return Stream.of(thrown.getStackTrace())
                .filter(element -> element.getClassName().startsWith("programs."))
                .filter(element -> suspends(timing) || !isGlue(element))
                .map(element -> element.getClassName() + "." + element.getMethodName() + "("
                        + element.getFileName() + ":" + element.getLineNumber() + ")").toList();
    }
}
