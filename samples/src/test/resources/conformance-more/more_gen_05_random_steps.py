"""Generators: random trees of delegations, stepped at random places with next,
send, throw, close and what Java adds, hasNext and loops that look ahead; some
bodies step others, shared or running ones. Whoever has looked ahead keeps the value
for the next step. Some transcripts in full, of the others a checksum."""
import os
import sys
import zlib


def exc(e):
    if isinstance(e, StopIteration):
        return "StopIteration: " + str(e.value)
    if isinstance(e, (ValueError, ZeroDivisionError)) and "executing" not in str(e):
        return type(e).__name__ + ": " + str(e)
    return "GeneratorExit" if isinstance(e, GeneratorExit) else "refused"


class Ahead:
    """A generator with hasNext, as Java's iterators have it."""

    def __init__(self, g):
        self.g = g
        self.found = None

    def __iter__(self):
        return self

    def __next__(self):
        if self.found:
            value, ended = self.found
            self.found = None
            if ended:
                raise StopIteration(value)
            return value
        return next(self.g)

    def send(self, x):
        if self.found and not self.found[1]:
            raise RuntimeError("has looked ahead")
        return self.__next__() if self.found else self.g.send(x)

    def throw(self, e):
        self.drop()
        return self.g.throw(e)

    def close(self):
        self.drop()
        self.g.close()

    def drop(self):
        if self.g.gi_running:
            raise RuntimeError("running")
        self.found = None

    def has_next(self):
        if not self.found:
            try:
                self.found = (next(self.g), False)
            except StopIteration as e:
                self.found = (e.value, True)
        return not self.found[1]


class Program:
    def __init__(self, seed):
        self.seed = seed
        self.log = ""
        self.all = []
        self.make(3)

    def random(self, n):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.seed >> 16) % n

    def note(self, *words):
        self.log += " ".join(str(w) for w in words) + "\n"

    def make(self, depth):
        if depth == 0 or self.random(5) == 0:
            g = self.leaf("l" + str(len(self.all)), self.random(12), self.random(20))
        else:
            parts = [self.make(depth - 1) for _ in range(1 + self.random(2))]
            if self.random(4) == 0:
                parts.append(self.all[self.random(len(self.all))])
            g = self.middle("m" + str(len(self.all)), parts, self.random(6))
        self.all.append(Ahead(g))
        return self.all[-1]

    def leaf(self, name, kind, other):
        i = 0
        try:
            while i < 3:
                if kind >= 8 and i > 0:
                    self.step(self.all[other % len(self.all)], (0, 5, 7, 8)[kind - 8])
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

    def middle(self, name, parts, kind):
        results = name
        try:
            for part in parts:
                try:
                    results += " (" + str((yield from part)) + ")"
                except ZeroDivisionError as e:
                    self.note(" ", name, "caught", exc(e))
                    if kind == 1:
                        yield name + " handles"
                    if kind == 2:
                        raise ValueError(name)
                if kind == 3:
                    x = yield name + " between"
                    self.note(" ", name, "got", x)
                if kind == 4:
                    while part.has_next():
                        x = yield "from a loop " + next(part)
                        self.note(" ", name, "got", x)
                        if x is not None:
                            break
        finally:
            self.note(" ", name, "ends")
        return results

    def step(self, g, operation):
        try:
            if operation < 3:
                self.note("next", next(g))
            elif operation < 5:
                self.note("send", g.send("s" + str(self.random(9))))
            elif operation == 5:
                self.note("throw", g.throw(ValueError("v")))
            elif operation == 6:
                e = GeneratorExit() if self.random(2) == 0 else ZeroDivisionError("z")
                self.note("throw", g.throw(e))
            elif operation == 7:
                g.close()
                self.note("closed")
            elif operation < 10:
                self.note("has next", g.has_next())
            elif operation == 10:
                while g.has_next():
                    self.note("loop", next(g))
                    if self.random(2) == 0:
                        break
        except BaseException as e:
            self.note("raised", exc(e))

    def run(self):
        for _ in range(25):
            which = self.random(len(self.all) + 5)
            which = which if which < len(self.all) else len(self.all) - 1
            self.note("--", which)
            self.step(self.all[which], self.random(11))
        return self.log


programs = [Program(seed) for seed in range(300)]
for n, program in enumerate(programs):
    log = program.run()
    if n < 12:
        print("program", n, log)
    print(n, zlib.crc32(log.encode()))
sys.stdout.flush()
os._exit(0)     # The generators that are left would complain.
