import dev.sospeso.*;

class Native {
    @Async native Coroutine<Integer> read(int file);
}
/* expected
[ASYNC_NATIVE] Native.read(Native.java): read is native: there is no bytecode that could be made to suspend.
    Instead: native Coroutine<Integer> read(...), without @Async
*/
