package dev.sospeso.asyncio;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A handler of a signal of the operating system, through the JDK's {@code sun.misc.Signal}, which not
 * every Java has.
 */
final class OsSignal {

    private final String name;
    private final Object previous;

    private OsSignal(String name, Object previous) {
        this.name = name;
        this.previous = previous;
    }

    /**
     * Has an action run, on a thread of the JVM's choice, whenever a signal comes.
     *
     * @throws IllegalArgumentException if there is no such signal, or it cannot be handled here
     * @throws UnsupportedOperationException if this Java cannot handle signals
     */
    static OsSignal handle(String name, Runnable action) {
        Object handler;
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> "an event loop's handler of " + name;
                    });
        } catch (ClassNotFoundException missing) {
            throw new UnsupportedOperationException(
                    "this Java has no sun.misc.Signal: signals cannot be handled", missing);
        }
        return new OsSignal(name, exchange(name, handler));
    }

    private static Object exchange(String name, Object handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object named = signal.getConstructor(String.class).newInstance(name);
            return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                    .invoke(null, named, handler);
        } catch (InvocationTargetException refused) {
            // Unknown, used by the JVM itself, or the JVM runs with -Xrs.
            throw new IllegalArgumentException("cannot handle signal " + name, refused.getCause());
        } catch (ReflectiveOperationException exception) {
            throw new UnsupportedOperationException("signals cannot be handled", exception);
        }
    }

    /** Brings back the handler that was there before. */
    void restore() {
        exchange(name, previous);
    }
}
