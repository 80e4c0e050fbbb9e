package dev.sospeso.transformer.validation;

import dev.sospeso.Coroutine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * What one run of a target showed.
 *
 * @param events what it logged, in order
 * @param end the value that it returned, or the exception that left it
 */
public record Run(List<String> events, String end) {

    /** Runs a target: a static method that takes a probe and may return a coroutine. */
    public static Run of(Method target, Timing timing) {
        Probe probe = new Probe(timing);
        String end;
        try {
            end = Probe.text(result(target, probe));
        } catch (InvocationTargetException exception) {
            end = thrown(exception.getCause());
        } catch (Throwable exception) {
            end = thrown(exception);
        }
        return new Run(probe.events(), end);
    }

    /** What may leave a target; an error in the machinery is the test's own failure. */
    private static String thrown(Throwable exception) {
        if (exception instanceof LinkageError || exception instanceof AssertionError
                || exception instanceof IllegalAccessException) {
            throw new AssertionError("broken code", exception);
        }
        return "thrown " + Probe.text(exception);
    }

    private static Object result(Method target, Probe probe) throws Exception {
        Object result = target.invoke(null, probe);
        return result instanceof Coroutine<?> coroutine ? probe.drive(coroutine) : result;
    }
}
