"""Async generators: three tasks step random trees of them with anext, asend, athrow,
aclose and loops that break off, and cancel each other meanwhile. Who closes is not
cancelled: there 3.11 has a mistake. Some transcripts in full, of the others a
checksum."""
import asyncio
import zlib


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


class Program:
    def __init__(self, seed):
        self.seed = seed
        self.log = ""
        self.all = []
        self.workers = []
        self.closing = set()
        for _ in range(2):
            self.make(2)

    def random(self, n):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.seed >> 16) % n

    def note(self, *words):
        self.log += " ".join(str(w) for w in words) + "\n"

    def make(self, depth):
        if depth == 0 or self.random(4) == 0:
            g = self.leaf("l" + str(len(self.all)), self.random(10))
        else:
            parts = [self.make(depth - 1) for _ in range(1 + self.random(2))]
            if self.random(4) == 0:
                parts.append(self.all[self.random(len(self.all))])
            g = self.middle("m" + str(len(self.all)), parts, self.random(6))
        self.all.append(g)
        return g

    async def pause(self, turns):
        for _ in range(turns):
            await asyncio.sleep(0)

    async def leaf(self, name, kind):
        i = 0
        try:
            while i < 4:
                try:
                    await self.pause(i % 3)
                    x = yield name + "." + str(i)
                    self.note(" ", name, "got", x)
                except ValueError as e:
                    self.note(" ", name, "caught", exc(e))
                    await self.pause(1)
                    if kind == 1:
                        return
                    if kind == 2:
                        raise ZeroDivisionError(name)
                except asyncio.CancelledError as e:
                    self.note(" ", name, exc(e))
                    if kind != 3:
                        raise
                    await self.pause(1)
                except GeneratorExit:
                    self.note(" ", name, "exits")
                    await self.pause(kind % 2)
                    if kind == 4:
                        yield name + " stays"
                    if kind == 5:
                        raise ValueError(name)
                    raise
                i += 1
        finally:
            self.note(" ", name, "ends")
            if kind > 5:
                await self.pause(kind - 5)
                self.note(" ", name, "cleaned up")

    async def middle(self, name, parts, kind):
        try:
            for part in parts:
                try:
                    async for x in part:
                        y = yield name + " " + x
                        self.note(" ", name, "got", y)
                        if y is not None and kind == 1:
                            break
                        if y is not None and kind == 2:
                            yield name + " " + await part.asend(y)
                except (ZeroDivisionError, RuntimeError) as e:
                    self.note(" ", name, "caught", exc(e))
                    if kind == 3:
                        yield name + " handles"
                    if kind == 4:
                        raise ValueError(name)
                await self.pause(kind % 2)
        finally:
            self.note(" ", name, "ends")

    async def step(self, worker, g, operation):
        try:
            if operation < 4:
                self.note(worker, "next", await g.__anext__())
            elif operation < 6:
                self.note(worker, "send", await g.asend("s" + str(worker)))
            elif operation == 6:
                self.note(worker, "throw", await g.athrow(ValueError("v")))
            elif operation == 7:
                self.note(worker, "throw", await g.athrow(ZeroDivisionError("z")))
            elif operation == 8:
                self.closing.add(worker)
                self.note(worker, "closed", await g.aclose())
            elif operation == 9:
                async for x in g:
                    self.note(worker, "loop", x)
                    if self.random(2) == 0:
                        break
            elif operation == 10:
                await self.pause(self.random(4))
            else:
                victim = self.random(3)
                if victim != worker and victim not in self.closing:
                    cancelled = self.workers[victim].cancel("by " + str(worker))
                    self.note(worker, "cancels", victim, cancelled)
        except (Exception, asyncio.CancelledError, GeneratorExit) as e:
            self.note(worker, "raised", exc(e))
        self.closing.discard(worker)

    async def work(self, worker):
        try:
            for _ in range(10):
                which = self.random(len(self.all) + 3)
                which = which if which < len(self.all) else len(self.all) - 1
                operation = self.random(12)
                self.note(worker, "--", which, operation)
                await self.step(worker, self.all[which], operation)
                await self.pause(self.random(2))
        except asyncio.CancelledError as e:
            self.note(worker, "is", exc(e))

    async def run(self):
        self.workers = [asyncio.create_task(self.work(n)) for n in range(3)]
        await asyncio.wait(self.workers)
        for _ in range(2):
            for g in self.all:
                await self.step(3, g, 8)
                await self.step(3, g, 0)
        return self.log


async def main():
    for n in range(200):
        log = await Program(n).run()
        if n < 12:
            print("program", n, log)
        print(n, zlib.crc32(log.encode()))


asyncio.run(main())
