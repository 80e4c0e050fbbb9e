"""The exception handler: what it is told of failing callbacks, done callbacks,
tasks whose exception nobody retrieved, futures too; a handler that fails itself;
tasks that are pending when they are destroyed are reported by Java when the loop
is closed, so they are not shown here; call_exception_handler by hand."""
import asyncio
import gc


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def main():
    loop = asyncio.new_event_loop()
    log = []

    def handler(lp, context):
        keys = sorted(k for k in context if k in ("exception", "message"))
        log.append(" ".join(context["message"].split()[:3]) + " | "
                   + exc(context["exception"]) + " | " + ",".join(keys))

    loop.set_exception_handler(handler)

    def fails(*args):
        raise ValueError("callback " + str(len(args)))

    async def failing(name):
        raise KeyError(name)

    loop.call_soon(fails)
    loop.call_later(0, fails)
    loop.call_soon(log.append, "goes on")
    f = loop.create_future()
    f.add_done_callback(fails)
    f.add_done_callback(lambda x: log.append("second callback"))
    f.set_result(1)
    loop.run_until_complete(asyncio.sleep(0.01))
    for line in log:
        print(line)
    log.clear()

    async def nobody_looks():
        asyncio.create_task(failing("task"))
        asyncio.get_running_loop().create_future().set_exception(TypeError("future"))
        seen = asyncio.create_task(failing("seen"))
        await asyncio.sleep(0)
        seen.exception()
        cancelled = asyncio.create_task(asyncio.sleep(5))
        await asyncio.sleep(0)
        cancelled.cancel()
        await asyncio.sleep(0)

    loop.run_until_complete(nobody_looks())
    gc.collect()
    for line in sorted(log):
        print(line)
    log.clear()

    loop.call_exception_handler({"message": "by hand", "exception": ValueError("x")})
    print(log.pop())
    print(loop.get_exception_handler() is handler)
    try:
        loop.run_until_complete(failing("main"))
    except KeyError as e:
        print("main", exc(e), log)

    def exits(*args):
        raise SystemExit(3)

    loop.call_soon(exits)
    loop.call_soon(log.append, "after the exit")
    try:
        loop.run_forever()
    except SystemExit as e:
        print("SystemExit", e, log, loop.is_running())
    loop.call_soon(loop.stop)
    loop.run_forever()
    print(log)
    log.clear()

    async def interrupted():
        raise KeyboardInterrupt

    t = loop.create_task(interrupted())
    try:
        loop.run_until_complete(loop.create_future())
    except KeyboardInterrupt as e:
        print("KeyboardInterrupt", t.done(), type(t.exception()).__name__, log)
    loop.close()


main()
