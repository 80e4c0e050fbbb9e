"""Coroutines driven by hand with send, throw and close at random: trees of them
that await each other, custom awaitables, and awaitables that delegate to either;
some parts are awaited by two. Some transcripts in full, of the others a checksum."""
import os
import sys
import zlib


def exc(e):
    if isinstance(e, StopIteration):
        return "returned " + str(e.value)
    m = str(e)
    if m.endswith("ignored GeneratorExit"):
        m = "ignored GeneratorExit"
    return type(e).__name__ + (": " + m if m else "")


class Part:
    """An awaitable whose awaiter is a generator of the program's."""

    def __init__(self, program, generator):
        self.program = program
        self.generator = generator

    def __await__(self):
        g = self.generator()
        self.program.kept.append(g)
        return g


class Program:
    def __init__(self, seed):
        self.seed = seed
        self.log = ""
        self.all = []
        self.kept = []
        self.root = self.coroutine("root", [self.make(3) for _ in range(2)], 0)

    def random(self, n):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.seed >> 16) % n

    def note(self, *words):
        self.log += " ".join(str(w) for w in words) + "\n"

    def make(self, depth):
        if depth == 0 or self.random(5) == 0:
            name = "leaf " + str(len(self.all))
            kind = self.random(9)
            part = Part(self, lambda: self.leaf(name, kind))
        else:
            parts = [self.make(depth - 1) for _ in range(1 + self.random(2))]
            if self.random(4) == 0:
                parts.append(self.all[self.random(len(self.all))])
            kind = self.random(7)
            name = str(len(self.all))
            if self.random(3) == 0:
                part = Part(self, lambda: self.delegating("part " + name, parts, kind))
            else:
                part = self.coroutine("coroutine " + name, parts, kind)
        self.all.append(part)
        return part

    def leaf(self, name, kind):
        i = 0
        try:
            while i < 3:
                try:
                    x = yield name + "." + str(i)
                    self.note(" ", name, "got", x)
                except ValueError as e:
                    self.note(" ", name, "caught", exc(e))
                    if kind == 1:
                        return name + " handled"
                    if kind == 2:
                        raise ZeroDivisionError(name)
                except GeneratorExit:
                    self.note(" ", name, "exits")
                    if kind == 3:
                        yield name + " stays"
                    if kind == 4:
                        return name + " exited"
                    if kind == 5:
                        raise ValueError(name)
                    raise
                i += 1
            return None if kind == 6 else name + " done"
        finally:
            self.note(" ", name, "ends")
            if kind == 7:
                yield name + " cleans up"

    def delegating(self, name, parts, kind):
        results = name
        try:
            for part in parts:
                try:
                    results += " (" + str((yield from part.__await__())) + ")"
                except ZeroDivisionError as e:
                    self.note(" ", name, "caught", exc(e))
                    if kind == 1:
                        raise ValueError(name)
                if kind == 2:
                    self.note(" ", name, "got", (yield name + " between"))
        finally:
            self.note(" ", name, "ends")
        return results

    async def coroutine(self, name, parts, kind):
        results = name
        try:
            for part in parts:
                try:
                    results += " (" + str(await part) + ")"
                except ZeroDivisionError as e:
                    self.note(" ", name, "caught", exc(e))
                    if kind == 1:
                        raise ValueError(name)
                    if kind == 2:
                        results += await Part(self, lambda: self.leaf(name + " handler", 0))
                except RuntimeError as e:
                    self.note(" ", name, "caught", exc(e))
                    if kind == 3:
                        raise
        finally:
            self.note(" ", name, "ends")
            if kind == 4:
                await Part(self, lambda: self.leaf(name + " cleanup", 6))
            if kind == 5:
                return name + " overrides"
        return results

    def step(self, operation):
        try:
            if operation < 8:
                self.note("sent", self.root.send("s" + str(operation)))
            elif operation == 8:
                self.note("threw", self.root.throw(ValueError("v")))
            elif operation == 9:
                self.note("threw", self.root.throw(ZeroDivisionError("z")))
            elif operation == 10:
                self.note("threw", self.root.throw(GeneratorExit("x")))
            else:
                self.root.close()
                self.note("closed")
        except BaseException as e:
            self.note(exc(e))

    def run(self):
        try:
            self.note("sent", self.root.send(None))
        except BaseException as e:
            self.note(exc(e))
        for _ in range(25):
            operation = self.random(80)
            self.step(operation if operation < 12 else operation % 9)
        return self.log


programs = [Program(seed) for seed in range(300)]
for n, program in enumerate(programs):
    log = program.run()
    if n < 12:
        print("program", n, log)
    print(n, zlib.crc32(log.encode()))
sys.stdout.flush()
os._exit(0)     # The coroutines that are left would complain.
