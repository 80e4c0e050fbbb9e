package dev.sospeso.asyncio;

import dev.sospeso.Chain;
import dev.sospeso.CoroutineFrame;
import dev.sospeso.CoroutineHooks;
import java.util.ArrayList;
import java.util.List;

/**
 * The coroutines that were made on a loop's thread in debug mode and that nobody has awaited yet.
 * They are held until then: only what still exists can say whether it has begun.
 */
final class Unawaited implements CoroutineHooks {

    private static final int FIRST_SWEEP = 256;

    /** A coroutine, the method that made it and who called that. */
    private record Made(CoroutineFrame<?> coroutine, List<StackTraceElement> places) {

        boolean isUntouched() {
            return Chain.isUntouched(coroutine);
        }

        String report() {
            StringBuilder text = new StringBuilder("coroutine '").append(name())
                    .append("' was never awaited");
            if (places.size() > 1) {
                text.append("\nCoroutine created at ").append(places.get(1));
            }
            return text.toString();
        }

        private String name() {
            return places.isEmpty() ? coroutine.getClass().getSimpleName()
                    : places.get(0).getMethodName();
        }
    }

    private final BaseEventLoop loop;
    private List<Made> made = new ArrayList<>();
    private int sweepAt = FIRST_SWEEP;

    Unawaited(BaseEventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void created(CoroutineFrame<?> coroutine) {
        if (made.size() >= sweepAt) {
            made.removeIf(each -> !each.isUntouched());
            sweepAt = Math.max(FIRST_SWEEP, 2 * made.size());
        }
        made.add(new Made(coroutine, Origin.ofCoroutine()));
    }

    /** Reports all: the loop closes. */
    void reportAll() {
        List<Made> last = made;
        made = new ArrayList<>();
        for (Made each : last) {
            if (each.isUntouched()) {
                loop.callExceptionHandler(ExceptionContext.of(each.report()));
            }
        }
    }
}
