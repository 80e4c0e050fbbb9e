package dev.sospeso.asyncio;

import java.lang.reflect.Proxy;

/**
 * Ctrl-C while a loop runs in the JVM's main thread. The JDK's {@code sun.misc.Signal} does it
 * where there is one; elsewhere Ctrl-C keeps ending the JVM.
 */
final class CtrlC {

    private static final CtrlC NONE = new CtrlC(null);

    private final Object previous;

    private CtrlC(Object previous) {
        this.previous = previous;
    }

    /** Has an action run on the loop at Ctrl-C. */
    static CtrlC handle(Runnable action, BaseEventLoop loop) {
        if (!LoopThread.isMain()) {
            return NONE;
        }
        return install(() -> {
            if (!loop.isClosed()) {
                loop.callSoonThreadsafe(action);
            }
        });
    }

    private static CtrlC install(Runnable action) {
        try {
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(handlerType.getClassLoader(),
                    new Class<?>[] {handlerType}, (proxy, method, arguments) ->
                            switch (method.getName()) {
                                case "handle" -> {
                                    action.run();
                                    yield null;
                                }
                                case "hashCode" -> System.identityHashCode(proxy);
                                case "equals" -> proxy == arguments[0];
                                default -> "Ctrl-C handler of an event loop";
                            });
            return new CtrlC(exchange(handlerType, handler));
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            return NONE;
        }
    }

    private static Object exchange(Class<?> handlerType, Object handler)
            throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Object interrupt = signal.getConstructor(String.class).newInstance("INT");
        try {
            return signal.getMethod("handle", signal, handlerType)
                    .invoke(null, interrupt, handler);
        } catch (java.lang.reflect.InvocationTargetException exception) {
            // The JVM runs with -Xrs, or something else owns the signal.
            throw new IllegalArgumentException(exception.getCause());
        }
    }

    void restore() {
        if (previous == null) {
            return;
        }
        try {
            exchange(Class.forName("sun.misc.SignalHandler"), previous);
        } catch (ReflectiveOperationException exception) {
            throw new IllegalStateException("cannot restore the handler of Ctrl-C", exception);
        }
    }
}
