"""ExceptionGroup: split and subgroup by type and by condition, of nested groups, with
all, some and no members matching; which objects are new; messages and causes of the
parts; which kind the parts of a BaseExceptionGroup are."""
import asyncio


def exc(e):
    m = str(e)
    return type(e).__name__ + (": " + m if m else "")


def text(e):
    if e is None:
        return "None"
    if isinstance(e, BaseExceptionGroup):
        return (type(e).__name__[0] + "G " + e.message + "["
                + ", ".join(text(x) for x in e.exceptions) + "]")
    return exc(e)


def parts(label, eg, condition):
    match, rest = eg.split(condition)
    print(label, "|", text(match), "|", text(rest), "|", match is eg, rest is eg)
    print("  subgroup", text(eg.subgroup(condition)))
    return match, rest


def tree():
    return ExceptionGroup("top", [
        ValueError("a"),
        ExceptionGroup("mid", [KeyError("b"), ExceptionGroup("low", [ValueError("c")])]),
        TypeError("d"),
        ExceptionGroup("mid2", [ValueError("e")])])


async def fail(e):
    raise e


async def main():
    eg = tree()
    print(exc(eg))
    parts("by type", eg, ValueError)
    parts("none", eg, ArithmeticError)
    parts("all members", ExceptionGroup("m", [ValueError("x"), ValueError("y")]), ValueError)
    parts("the group", eg, ExceptionGroup)
    parts("an inner group", eg, lambda e: isinstance(e, ExceptionGroup) and e.message == "mid")
    parts("condition", eg, lambda e: exc(e).endswith("e") or exc(e).endswith("'b'"))
    seen = []
    eg.split(lambda e: seen.append(exc(e)))
    print("asked", len(seen), seen[0], "|", seen[-1])
    match, rest = parts("low", eg, lambda e: exc(e).startswith("KeyError"))
    print("same member", match.exceptions[0].exceptions[0] is eg.exceptions[1].exceptions[0])
    print("same group", rest.exceptions[3] is eg.exceptions[3], rest is eg)

    try:
        try:
            raise ValueError("cause")
        except ValueError as e:
            raise tree() from e
    except ExceptionGroup as e:
        match, rest = e.split(KeyError)
        print("causes", exc(match.__cause__), exc(rest.__cause__), match.exceptions[0].__cause__)

    base = BaseExceptionGroup("base", [GeneratorExit("g"), ValueError("v"),
                                       ExceptionGroup("plain", [KeyError("k")])])
    parts("base", base, GeneratorExit)
    parts("base plain", base, Exception)
    parts("base all", base, BaseException)
    parts("base none", base, SystemExit)

    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fail(tree()))
            outer.create_task(fail(TypeError("z")))
    except* ValueError as e:
        print("values", text(e))
    except* (KeyError, TypeError) as e:
        print("others", text(e))
    try:
        try:
            raise tree()
        except* ValueError:
            pass
    except ExceptionGroup as e:
        print("left", text(e))
    try:
        ExceptionGroup("empty", [])
    except ValueError as e:
        print(type(e).__name__)


asyncio.run(main())
