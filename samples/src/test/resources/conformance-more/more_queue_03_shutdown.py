"""Queue.shutdown, as CPython has it since 3.13: on 3.11 a subclass with the same
rules takes its place. Getters and putters that wait, items that are left, immediate
or not, twice, a join that waits, and tasks cancelled as they are woken by it."""
import asyncio

if hasattr(asyncio, "QueueShutDown"):
    Queue, QueueShutDown = asyncio.Queue, asyncio.QueueShutDown
else:
    class QueueShutDown(Exception):
        pass

    class Queue(asyncio.Queue):
        down = False

        async def put(self, item):
            while self.full():
                self.check()
                putter = asyncio.get_running_loop().create_future()
                self._putters.append(putter)
                try:
                    await putter
                except BaseException:
                    putter.cancel()
                    if putter in self._putters:
                        self._putters.remove(putter)
                    if not self.full() and not putter.cancelled():
                        self._wakeup_next(self._putters)
                    raise
            return self.put_nowait(item)

        def put_nowait(self, item):
            self.check()
            super().put_nowait(item)

        async def get(self):
            while self.empty():
                self.check()
                getter = asyncio.get_running_loop().create_future()
                self._getters.append(getter)
                try:
                    await getter
                except BaseException:
                    getter.cancel()
                    if getter in self._getters:
                        self._getters.remove(getter)
                    if not self.empty() and not getter.cancelled():
                        self._wakeup_next(self._getters)
                    raise
            return self.get_nowait()

        def get_nowait(self):
            if self.empty():
                self.check()
            return super().get_nowait()

        def check(self):
            if self.down:
                raise QueueShutDown

        def shutdown(self, immediate=False):
            self.down = True
            if immediate:
                while not self.empty():
                    self._get()
                    if self._unfinished_tasks > 0:
                        self._unfinished_tasks -= 1
                if self._unfinished_tasks == 0:
                    self._finished.set()
            while self._getters:
                self._wakeup_next(self._getters)
            while self._putters:
                self._wakeup_next(self._putters)


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


log = []


async def note(name, step):
    try:
        r = await step
        log.append(name if r is None else name + "=" + str(r))
    except (QueueShutDown, asyncio.CancelledError) as e:
        log.append(name + " " + exc(e))
        if isinstance(e, asyncio.CancelledError):
            raise


def start(name, step):
    return asyncio.create_task(note(name, step))


def attempt(label, fn):
    try:
        print(label, "->", fn())
    except Exception as e:
        print(label, "raised", exc(e))


async def show(label, q):
    for _ in range(5):
        await asyncio.sleep(0)
    print(label, "|", "; ".join(log), "|", q.qsize())
    log.clear()


async def main():
    for immediate in (False, True):
        print("-- immediate", immediate)
        q = Queue()
        ts = [start("g" + str(i), q.get()) for i in range(3)]
        await asyncio.sleep(0)
        q.put_nowait("a")
        q.shutdown(immediate)
        await show("getters", q)
        attempt("put", lambda: q.put_nowait("b"))
        attempt("get", q.get_nowait)
        attempt("again", lambda: q.shutdown(immediate))

        q = Queue(2)
        j = start("join", q.join())
        ts = [start("p" + str(i), q.put(i)) for i in range(4)]
        k = start("join later", q.join())
        await asyncio.sleep(0)
        q.shutdown(immediate)
        await show("putters", q)
        ts.append(start("late", q.put(9)))
        await show("put", q)
        for _ in range(3):
            attempt("get", q.get_nowait)
            attempt("done", q.task_done)
        await show("joined", q)

        q = Queue(1)
        q.put_nowait(0)
        ts = [start("p" + str(i), q.put(i)) for i in (1, 2)]
        await asyncio.sleep(0)
        attempt("get", q.get_nowait)
        q.shutdown(immediate)
        ts[0].cancel("woken")
        await show("place, but shut down", q)
        ts.append(start("get", q.get()))
        await show("get", q)

        q = Queue()
        ts = [start("g" + str(i), q.get()) for i in range(3)]
        await asyncio.sleep(0)
        q.put_nowait("x")
        ts[0].cancel("woken")
        q.shutdown(immediate)
        ts[1].cancel("by the shutdown")
        await show("getter cancelled", q)

    q = Queue()
    for v in "xyz":
        q.put_nowait(v)
    j = start("join", q.join())
    print(q.get_nowait())
    q.shutdown()
    q.shutdown(immediate=True)
    await show("one is still worked on", q)
    q.task_done()
    await show("done", q)
    attempt("done", q.task_done)


asyncio.run(main())
