"""Random asyncio programs whose tasks share a pool of futures, and what CPython makes of them.

python3 pooled.py FIRST COUNT prints what programs.py prints, with more kinds of operations: gathers,
shields and tasks in the pool, which anyone awaits, cancels, settles or inspects at any time; callbacks
and timers that do so too, or fail; time limits that move; context variables. A program in which
something waits for itself is left out: there CPython's cancel() ends in a RecursionError."""
import asyncio
import contextvars
import programs
from programs import Boom, mended_wait_for, text

VARIABLE = contextvars.ContextVar("variable", default=0)


class Generator(programs.Generator):
    def ref(self):
        chance = self.r.random()
        if chance < 0.25:
            return ["task", self.r.randint(1, max(2, self.bodies))]
        if chance < 0.75:
            return ["pool", self.r.randint(0, 3)]
        return ["future", self.r.randint(0, 1)]

    def refs(self):
        return [self.ref() for _ in range(self.r.randint(1, 3))]

    def action(self):
        return [self.r.choice(("log", "pcancel", "pcancel", "fset", "fexc", "fcancel", "raise",
                               "cancelme", "setvar", "pset")), self.r.randint(0, 3)]

    def op(self, me, depth):
        r = self.r
        if r.random() < 0.45:
            return super().op(me, depth)
        self.budget -= 1
        kinds = (["mkgather"] * 4 + ["mkshield"] * 3 + ["pcancel"] * 4 + ["pcallback"] * 4
                 + ["pinspect"] * 3 + ["resched", "later", "soonact", "sleep0"] * 2
                 + ["pset", "var", "getvar", "hcancel"])
        if self.budget >= 0:
            kinds += ["pawait"] * 4 + ["pwait", "ascomp"] * 2 + ["pshield", "pwaitfor"]
            if depth > 0:
                kinds += ["mktask"] * 5 + ["limit"] * 2
        k = r.choice(kinds)
        slot = r.randint(0, 3)
        if k in ("pcancel", "pinspect", "pset", "pawait", "pshield"):
            return [k, slot]
        if k == "mkgather":
            return [k, slot, self.refs(), r.random() < 0.4]
        if k == "mkshield":
            return [k, slot, self.ref()]
        if k == "mktask":
            return [k, slot, self.body(me, depth - 1)]
        if k == "pwaitfor":
            return [k, slot, self.limit()]
        if k == "pwait":
            return [k, self.refs(), r.choice((None, self.delay(), 0)), r.randint(0, 2)]
        if k == "ascomp":
            return [k, self.refs(), r.choice((None, self.delay(), 0)), r.randint(1, 3)]
        if k == "pcallback":
            return [k, self.ref(), self.action()]
        if k == "soonact":
            return [k, self.action()]
        if k == "later":
            return [k, r.choice((0, self.delay())), self.action()]
        if k == "limit":
            return [k, r.choice((self.delay(), self.delay(), 0)), self.body(me, depth - 1)]
        if k == "resched":
            return [k, r.choice((-1, 0, self.delay(), None))]
        if k == "var":
            return [k, r.randint(1, 99)]
        return [k]


def as_completed(futures, timeout):
    """asyncio's, but in the order that is given: its own is that of a set."""
    done = asyncio.Queue()
    todo = list(dict.fromkeys(futures))
    timer = None

    def on_timeout():
        for future in todo:
            future.remove_done_callback(on_completion)
            done.put_nowait(None)
        todo.clear()

    def on_completion(future):
        if not todo:
            return
        todo.remove(future)
        done.put_nowait(future)
        if not todo and timer is not None:
            timer.cancel()

    async def one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(on_completion)
    if todo and timeout is not None:
        timer = asyncio.get_running_loop().call_later(timeout, on_timeout)
    for _ in range(len(todo)):
        yield one()


def shown(value):
    if isinstance(value, list):
        return "[" + ", ".join(shown(each) for each in value) + "]"
    return text(value) if isinstance(value, BaseException) else str(value)


class Run(programs.Run):
    def __init__(self, bodies):
        super().__init__(bodies)
        self.pool = [asyncio.get_running_loop().create_future() for _ in range(4)]
        self.limits = []
        self.handle = None

    def ref(self, ref):
        kind, i = ref
        if kind == "task":
            return self.tasks.get(i)
        return (self.pool if kind == "pool" else self.futures)[i]

    def refs(self, refs):
        return [future for future in map(self.ref, refs) if future is not None]

    def act(self, action, task):
        k, i = action
        self.say("act", k, i, VARIABLE.get(), asyncio.current_task() is None)
        if k == "pcancel":
            self.say("act", self.pool[i].cancel("act"))
        elif k == "pset":
            self.pool[i].set_result(i)
        elif k in ("fset", "fexc", "fcancel"):
            self.settle(k, i % 2)
        elif k == "raise":
            raise Boom("act")
        elif k == "cancelme":
            task.cancel("act")
        elif k == "setvar":
            VARIABLE.set(VARIABLE.get() + 100)

    async def op(self, me, op):
        k = op[0]
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        if k == "mkgather":
            self.pool[op[1]] = asyncio.gather(*self.refs(op[2]), return_exceptions=op[3])
            return "made"
        if k == "mkshield":
            future = self.ref(op[2])
            if future is None:
                return "none"
            self.pool[op[1]] = asyncio.shield(future)
            return "made"
        if k == "mktask":
            t = loop.create_task(self.part(me + "p", op[2]))
            self.tasks[1000 + len(self.tasks)] = t
            self.pool[op[1]] = t
            return "made"
        if k == "pcancel":
            return self.pool[op[1]].cancel("by " + me)
        if k == "pset":
            return self.soft(self.pool[op[1]].set_result, "set")
        if k == "pinspect":
            return self.inspected(self.pool[op[1]])
        if k == "pawait":
            return shown(await self.pool[op[1]])
        if k == "pshield":
            return shown(await asyncio.shield(self.pool[op[1]]))
        if k == "pwaitfor":
            return shown(await mended_wait_for(self.pool[op[1]], op[2]))
        if k == "pwait":
            futures = self.refs(op[1])
            if not futures:
                return "none"
            when = (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION)
            done, pending = await asyncio.wait(futures, timeout=op[2], return_when=when[op[3]])
            return "%d/%d" % (len(done), len(pending))
        if k == "ascomp":
            return await self.walk(self.refs(op[1]), op[2], op[3])
        if k == "pcallback":
            future = self.ref(op[1])
            if future is None:
                return "none"
            future.add_done_callback(lambda _: self.act(op[2], task))
            return "added"
        if k == "soonact":
            self.handle = loop.call_soon(self.act, op[1], task)
            return "soon"
        if k == "later":
            self.handle = loop.call_later(op[1], self.act, op[2], task)
            return "later"
        if k == "hcancel":
            if self.handle is None:
                return "none"
            self.handle.cancel()
            return self.handle.cancelled()
        if k == "limit":
            async with asyncio.timeout(op[1]) as limit:
                self.limits.append(limit)
                try:
                    await self.body(me, op[2])
                finally:
                    self.limits.remove(limit)
            return limit.expired()
        if k == "resched":
            if not self.limits:
                return "none"
            return self.soft(self.limits[-1].reschedule,
                             None if op[1] is None else loop.time() + op[1])
        if k == "var":
            VARIABLE.set(op[1])
            return None
        if k == "getvar":
            return VARIABLE.get()
        return await super().op(me, op)

    def inspected(self, future):
        words = [str(future.done()), str(future.cancelled())]
        for look in (future.result, future.exception):
            try:
                words.append(shown(look()))
            except BaseException as e:
                words.append(text(e))
        return " ".join(words)

    async def walk(self, futures, timeout, most):
        seen = 0
        for coro in as_completed(futures, timeout):
            if seen == most:
                coro.close()
                continue
            seen += 1
            try:
                self.say("one", shown(await coro))
            except asyncio.CancelledError as e:
                self.say("one", text(e))
                if asyncio.current_task().cancelling():
                    raise
            except Exception as e:
                self.say("one", text(e))
        return seen


if __name__ == "__main__":
    programs.main(Generator, Run)
