"""Random asyncio programs, and what CPython makes of them.

python3 programs.py FIRST COUNT prints for each seed one line of JSON, the program, and then its
transcript. Programs run on virtual time. CPython's rules are those of 3.11, but for the ones that
later versions mended (docs/asyncio-table.md names them): their code is patched below."""
import asyncio
import itertools
import json
import os
import random
import sys
from asyncio import events, exceptions, tasks


# Rules mended after 3.11.

KEPT = []  # What is left of a program must not be finalized in the middle of the next.


class MendedTask(tasks._PyTask):
    """gh-116720: uncancel() to zero takes a pending cancellation back."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        KEPT.append(self)

    def uncancel(self):
        left = super().uncancel()
        if left == 0:
            self._must_cancel = False
        return left


class MendedGroup(asyncio.TaskGroup):
    """gh-116720, gh-115957; and tasks in the order in which they were made."""

    def __init__(self):
        super().__init__()
        self._tasks = Ordered()

    def create_task(self, coro, **kwargs):
        try:
            return super().create_task(coro, **kwargs)
        except RuntimeError:
            coro.close()
            raise

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        outer = exc if et is not None and issubclass(et, exceptions.CancelledError) else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except exceptions.CancelledError as e:
                if not self._aborting:
                    outer = e
                    self._abort()
            self._on_completed_fut = None
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancel_requested:
            if self._parent_task.uncancel() == 0:
                outer = None
        if outer is not None and not self._errors:
            raise outer
        if et is not None and not issubclass(et, exceptions.CancelledError):
            self._errors.append(exc)
        if self._errors:
            if self._parent_task.cancelling():
                self._parent_task.uncancel()
                self._parent_task.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None


class MendedCondition(asyncio.Condition):
    """gh-111693: the last CancelledError leaves; gh-112202: a lost wake-up is passed on."""

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        fut = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                error = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except exceptions.CancelledError as e:
                        error = e
                if error is not None:
                    raise error
        except BaseException:
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(False)
                    break
            raise


async def mended_wait_for(fut, timeout):
    """gh-86296: a cancellation that comes with the end is not lost."""
    loop = asyncio.get_running_loop()
    if timeout <= 0:
        return await asyncio.wait_for(fut, timeout)
    waiter = loop.create_future()
    handle = loop.call_later(timeout, tasks._release_waiter, waiter)

    def cb(_):
        tasks._release_waiter(waiter)

    fut = asyncio.ensure_future(fut, loop=loop)
    fut.add_done_callback(cb)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                raise
            fut.remove_done_callback(cb)
            await tasks._cancel_and_wait(fut, loop=loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(cb)
        await tasks._cancel_and_wait(fut, loop=loop)
        try:
            return fut.result()
        except exceptions.CancelledError as e:
            raise TimeoutError() from e
    finally:
        handle.cancel()


class Ordered(dict):
    """A set in the order of insertion."""

    def add(self, x):
        self[x] = None

    def discard(self, x):
        self.pop(x, None)

    def __iter__(self):
        return iter(list(self.keys()))


# Virtual time.

class OrderedTimer(asyncio.TimerHandle):
    """Timers of one time run in the order in which they were made; asyncio leaves it to its heap."""
    numbers = itertools.count()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = next(self.numbers)

    def __lt__(self, other):
        return (self._when, self.number) < (other._when, other.number)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._clock_resolution = 1e-10
        select = self._selector.select

        def jump(timeout):
            if timeout is None:
                raise RuntimeError("nothing can happen any more")
            if timeout > 0:
                self.now = max(self.now, self._scheduled[0]._when)
            return select(0)

        self._selector.select = jump

    def time(self):
        return self.now


# Programs.

class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.bodies = 1
        self.delays = 0
        self.budget = self.r.randint(25, 80)

    def delay(self):
        self.delays += 1
        return round(self.r.choice((0.1, 1, 1, 2, 3)) + self.delays * 0.00137 + self.delays ** 2 * 1.9e-5, 7)

    def limit(self):
        return self.r.choice((0, -1, self.delay(), self.delay(), self.delay(), self.delay()))

    def program(self):
        bodies = [[["spawn", self.new()] for _ in range(self.r.randint(1, 3))]
                  + self.body(0, 3) + self.body(0, 3)]
        while len(bodies) < self.bodies:
            bodies.append(self.body(len(bodies), 3))
        return bodies

    def body(self, me, depth):
        return [self.op(me, depth) for _ in range(self.r.randint(1, 4))]

    def new(self):
        self.bodies += 1
        return self.bodies - 1

    def later(self, me):
        return self.r.randint(me + 1, max(me + 2, self.bodies))

    def op(self, me, depth):
        r = self.r
        self.budget -= 1
        simple = ["sleep0", "sleep", "log", "cancel", "cancel", "eset", "eclear", "notify", "putnw",
                  "getnw", "taskdone", "fset", "fexc", "fcancel", "uncancel", "release", "cancelme",
                  "callsoon", "callsoon", "sleep0", "sleep", "cancel", "putnw", "notify"]
        simple += ["raise", "return"] if r.random() < 0.4 else []
        simple += ["raisecancel"] if r.random() < 0.2 else []
        waits = ["await", "await", "shield", "waitfor", "gather", "wait", "ewait", "condwait", "put",
                 "get", "join", "barrier", "fawait", "acquire", "callback", "sleep", "sleep0"]
        nested = ["spawn", "spawn", "try", "try", "timeout", "group", "lock", "sem", "waitforc",
                  "gatherc", "shieldc", "race"]
        kinds = simple if self.budget < 0 or depth == 0 else simple + waits * 3 + nested * 4
        if self.budget < 0 and depth > 0:
            kinds = simple + waits
        k = r.choice(kinds)
        if k in ("sleep", "put", "get", "join", "notify", "fset", "fexc", "fcancel", "fawait",
                 "putnw", "getnw", "taskdone"):
            if k == "sleep":
                return [k, self.delay()]
            return [k, r.randint(0, 1) if k != "notify" else r.randint(1, 2)]
        if k == "callsoon":
            return [k, r.choice(("fset", "fcancel", "eset", "cancelme")), r.randint(0, 1)]
        if k in ("cancel", "callback"):
            return [k, r.randint(1, max(2, self.bodies))]
        if k in ("await", "shield"):
            return [k, self.later(me)]
        if k == "waitfor":
            return [k, self.later(me), self.limit()]
        if k == "gather":
            return [k, [self.later(me) for _ in range(r.randint(1, 3))], r.random() < 0.4]
        if k == "wait":
            return [k, [self.later(me) for _ in range(r.randint(1, 3))],
                    r.choice((None, self.delay(), 0)), r.randint(0, 2)]
        if k == "spawn":
            return [k, self.new()]
        if k == "try":
            return [k, self.body(me, depth - 1), r.choice(("swallow", "all", "cancelled", "error")),
                    self.body(me, depth - 2 if depth > 1 else 0) if r.random() < 0.6 else [],
                    self.body(me, depth - 2 if depth > 1 else 0) if r.random() < 0.4 else []]
        if k in ("timeout", "waitforc"):
            return [k, self.limit() if k == "waitforc" else self.r.choice((0, self.delay())),
                    self.body(me, depth - 1)]
        if k == "group":
            return [k, [self.new() for _ in range(r.randint(1, 3))], self.body(me, depth - 1)]
        if k in ("lock", "sem"):
            return [k, self.body(me, depth - 1)]
        if k == "gatherc":
            return [k, [self.body(me, depth - 1) for _ in range(r.randint(1, 3))], r.random() < 0.4]
        if k in ("shieldc", "race"):
            return [k, self.body(me, depth - 1)]
        return [k]


# Running them.

class Boom(Exception):
    pass


def text(e):
    if isinstance(e, BaseExceptionGroup):
        return "Group[" + ", ".join(text(x) for x in e.exceptions) + "]"
    m = str(e)
    name = type(e).__name__
    if name in ("CancelledError", "Boom"):
        return name + (": " + m if m else "")
    return name


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Run:
    def __init__(self, bodies):
        self.bodies = bodies
        self.tasks = {}
        self.log = []
        self.n = 0
        self.lock = asyncio.Lock()
        self.sem = asyncio.Semaphore(2)
        self.event = asyncio.Event()
        self.cond = MendedCondition()
        self.queues = [asyncio.Queue(1), asyncio.Queue()]
        self.barrier = asyncio.Barrier(2)
        self.futures = [asyncio.get_running_loop().create_future() for _ in range(2)]
        self.reports = []

    def say(self, *words):
        self.log.append(" ".join(str(w) for w in words))

    def reported(self, loop, context):
        self.reports.append(context)
        if context["message"].startswith("Exception in callback"):
            self.say("handler", text(context["exception"]))

    def spawn(self, k, make):
        if k in self.tasks or k >= len(self.bodies):
            return
        self.tasks[k] = make(self.task(k))

    async def task(self, k):
        self.say("T%d" % k, "begins")
        try:
            await self.body("T%d" % k, self.bodies[k])
            self.say("T%d" % k, "ends")
            return k
        except Return as e:
            self.say("T%d" % k, "returns", e.value)
            return e.value
        except BaseException as e:
            self.say("T%d" % k, "dies", text(e))
            raise

    async def part(self, name, ops):
        try:
            await self.body(name, ops)
        except Return as e:
            return e.value
        return "part"

    async def body(self, me, ops):
        for op in ops:
            self.n += 1
            at = me + "." + str(self.n) + " " + op[0]
            try:
                v = await self.op(me, op)
                self.say(at, "->", v)
            except BaseException as e:
                self.say(at, "!", "Return" if isinstance(e, Return) else text(e))
                raise

    def given(self, ks):
        return [self.tasks[k] for k in ks if k in self.tasks]

    async def op(self, me, op):
        k = op[0]
        loop = asyncio.get_running_loop()
        if k == "sleep0":
            return await asyncio.sleep(0, "slept")
        if k == "sleep":
            return await asyncio.sleep(op[1], "slept")
        if k == "log":
            return asyncio.current_task().cancelling()
        if k == "cancel":
            t = self.tasks.get(op[1])
            return "none" if t is None else t.cancel("by " + me)
        if k == "cancelme":
            return asyncio.current_task().cancel("self")
        if k == "uncancel":
            return asyncio.current_task().uncancel()
        if k == "raise":
            self.n += 1
            raise Boom(str(self.n))
        if k == "raisecancel":
            raise asyncio.CancelledError("raised")
        if k == "return":
            self.n += 1
            raise Return(self.n)
        if k == "eset":
            return self.event.set()
        if k == "eclear":
            return self.event.clear()
        if k == "ewait":
            return await self.event.wait()
        if k == "notify":
            async with self.cond:
                self.cond.notify(op[1])
            return "notified"
        if k == "condwait":
            async with self.cond:
                await self.cond.wait()
            return "signalled"
        if k == "putnw":
            self.n += 1
            return self.soft(self.queues[op[1]].put_nowait, self.n)
        if k == "getnw":
            return self.soft(self.queues[op[1]].get_nowait)
        if k == "put":
            self.n += 1
            return await self.queues[op[1]].put(self.n)
        if k == "get":
            return await self.queues[op[1]].get()
        if k == "taskdone":
            return self.soft(self.queues[op[1]].task_done)
        if k == "join":
            return await self.queues[op[1]].join()
        if k == "barrier":
            return await self.barrier.wait()
        if k in ("fset", "fexc", "fcancel"):
            return self.soft(self.settle, k, op[1])
        if k == "fawait":
            return await self.futures[op[1]]
        if k == "acquire":
            await self.lock.acquire()
            return "acquired"
        if k == "release":
            return self.soft(self.lock.release)
        if k == "callsoon":
            t = asyncio.current_task()
            if op[1] == "cancelme":
                loop.call_soon(t.cancel, "soon")
            elif op[1] == "eset":
                loop.call_soon(self.event.set)
            else:
                loop.call_soon(self.settle_soon, op[1], op[2])
            return "scheduled"
        if k == "callback":
            t = self.tasks.get(op[1])
            if t is None:
                return "none"
            t.add_done_callback(lambda t: self.say("callback of", op[1], t.cancelled()))
            return "added"
        if k == "await":
            t = self.tasks.get(op[1])
            return "none" if t is None else await t
        if k == "shield":
            t = self.tasks.get(op[1])
            return "none" if t is None else await asyncio.shield(t)
        if k == "waitfor":
            t = self.tasks.get(op[1])
            return "none" if t is None else await mended_wait_for(t, op[2])
        if k == "gather":
            return self.results(await asyncio.gather(
                *self.given(op[1]), return_exceptions=op[2]))
        if k == "wait":
            ts = self.given(op[1])
            if not ts:
                return "none"
            when = (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION)
            done, pending = await asyncio.wait(ts, timeout=op[2], return_when=when[op[3]])
            return "%d/%d" % (len(done), len(pending))
        if k == "spawn":
            return self.spawn(op[1], lambda c: loop.create_task(c))
        if k == "try":
            try:
                await self.body(me, op[1])
                return "clean"
            except Return:
                raise
            except BaseException as e:
                how = op[2]
                cancelled = isinstance(e, asyncio.CancelledError)
                await self.body(me, op[3])
                if how == "swallow" or how == "cancelled" and cancelled \
                        or how == "error" and not cancelled:
                    return "swallowed " + text(e)
                raise
            finally:
                await self.body(me, op[4])
        if k == "timeout":
            async with asyncio.timeout(op[1]) as t:
                await self.body(me, op[2])
            return t.expired()
        if k == "waitforc":
            return await mended_wait_for(self.part(me + "w", op[2]), op[1])
        if k == "group":
            async with MendedGroup() as group:
                for child in op[1]:
                    self.spawn(child, group.create_task)
                await self.body(me, op[2])
            return "closed"
        if k == "lock":
            async with self.lock:
                await self.body(me, op[1])
            return "released"
        if k == "sem":
            async with self.sem:
                await self.body(me, op[1])
            return "released"
        if k == "gatherc":
            return self.results(await asyncio.gather(
                *[self.part(me + "g" + str(i), b) for i, b in enumerate(op[1])],
                return_exceptions=op[2]))
        if k == "shieldc":
            t = loop.create_task(self.part(me + "s", op[1]))
            self.tasks[1000 + len(self.tasks)] = t
            return await asyncio.shield(t)
        if k == "race":
            t = loop.create_task(self.part(me + "r", op[1]))
            self.tasks[1000 + len(self.tasks)] = t
            u = loop.create_task(asyncio.sleep(0, "quick"))
            done, pending = await asyncio.wait([t, u], return_when=asyncio.FIRST_COMPLETED)
            for p in pending:
                p.cancel("lost the race")
            return len(done)
        raise AssertionError(k)

    def results(self, values):
        return "[" + ", ".join(
            text(v) if isinstance(v, BaseException) else str(v) for v in values) + "]"

    def settle(self, k, i):
        f = self.futures[i]
        if k == "fset":
            self.n += 1
            return f.set_result(self.n)
        if k == "fexc":
            self.n += 1
            return f.set_exception(Boom("future " + str(self.n)))
        return f.cancel("future")

    def settle_soon(self, k, i):
        self.say("soon", k, self.soft(self.settle, k, i))

    def soft(self, f, *args):
        try:
            return f(*args)
        except Exception as e:
            return text(e)


async def supervise(run):
    loop = asyncio.get_running_loop()
    run.tasks[0] = loop.create_task(run.task(0))
    await asyncio.wait([run.tasks[0]], timeout=500)
    for sweep in range(60):
        left = [t for t in run.tasks.values() if not t.done()]
        if not left:
            break
        run.say("sweep", sweep, len(left))
        for t in left:
            t.cancel("sweep")
        await asyncio.wait(left, timeout=50.5)
    for k, t in run.tasks.items():
        if not t.done():
            run.say("task", k, "is stuck")
        elif t.cancelled():
            run.say("task", k, "cancelled", t.cancelling())
        elif t.exception() is not None:
            run.say("task", k, text(t.exception()), t.cancelling())
        else:
            run.say("task", k, t.result(), t.cancelling())
    run.say("at", int((loop.time() + 1e-6) * 1000))


def transcript(bodies, make_run):
    loop = VirtualLoop()
    asyncio.set_event_loop(loop)

    async def program():
        run = make_run(bodies)
        KEPT.append(run)
        loop.set_exception_handler(run.reported)
        await supervise(run)
        return list(run.log)

    tasks.Task = asyncio.Task = MendedTask
    events.TimerHandle = OrderedTimer
    try:
        return loop.run_until_complete(program())
    finally:
        loop.close()


def main(make_generator, make_run):
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for seed in range(first, first + count):
        bodies = make_generator(seed).program()
        try:
            lines = transcript(bodies, make_run)
        except RecursionError:
            continue
        if any("RecursionError" in line for line in lines):
            continue
        print("program", seed, json.dumps(bodies, separators=(",", ":")))
        for line in lines:
            print(line)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Generator, Run)
