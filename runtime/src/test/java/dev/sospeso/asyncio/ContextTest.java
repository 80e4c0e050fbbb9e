package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ContextTest extends Transcript {

    private final ContextVar<String> variable = new ContextVar<>("var", "default");

    private Coroutine<Void> child(String name) {
        return coro(t -> {
            print(name, "starts with", variable.get());
            variable.set(name);
            return t.await(sleep(0));
        }, t -> {
            print(name, "still has", variable.get());
            return t.await(helper(name));
        }, t -> {
            print(name, "after helper", variable.get());
            return t.done(null);
        });
    }

    private Coroutine<Void> helper(String name) {
        return coro(t -> {
            variable.set(name + " via helper");
            return t.done(null);
        });
    }

    @Test
    void aTaskHasACopyOfItsCreatorsContext() {
        List<ContextVar.Token<String>> token = new ArrayList<>();
        List<Task<Void>> tasks = new ArrayList<>();
        run(coro(t -> {
            print("main default", variable.get());
            token.add(variable.set("one"));
            tasks.add(createTask(child("a")));
            variable.set("two");
            tasks.add(createTask(child("b")));
            variable.set("three");
            return t.await(sleep(0));
        }, t -> {
            print("main has", variable.get());
            return t.await(tasks.get(0));
        }, t -> t.await(tasks.get(1)), t -> {
            print("main has", variable.get());
            return t.await(helper("main"));
        }, t -> {
            print("main after helper", variable.get());
            variable.reset(token.get(0));
            print("main after reset", variable.get());
            assertThrows(IllegalStateException.class, () -> variable.reset(token.get(0)));
            print("a token works once");
            return t.await(gather(child("g1"), child("g2")));
        }, t -> {
            print("end", variable.get());
            return t.done(null);
        }));
        print("outside", variable.get());
        expect("""
                main default default
                a starts with one
                b starts with two
                main has three
                a still has a
                a after helper a via helper
                b still has b
                b after helper b via helper
                main has three
                main after helper main via helper
                main after reset default
                a token works once
                g1 starts with default
                g2 starts with default
                g1 still has g1
                g1 after helper g1 via helper
                g2 still has g2
                g2 after helper g2 via helper
                end default
                outside default
                """);
    }

    private Runnable show(String label) {
        return () -> {
            print(label, "sees", variable.get());
            variable.set("changed by " + label);
        };
    }

    @Test
    void callbacksRunInTheContextInWhichTheyWereAdded() {
        List<Context> context = new ArrayList<>();
        expect("""
                soon sees A
                soon2 sees B
                explicit sees B
                done sees A
                main sees C
                ctx has changed by explicit
                child sees changed by explicit
                ctx has child was here | main C
                run sees child was here
                ctx has changed by run | main C
                """, coro(t -> {
            Future<String> future = loop().createFuture();
            variable.set("A");
            loop().callSoon(show("soon"));
            future.addDoneCallback(f -> show("done").run());
            variable.set("B");
            loop().callSoon(show("soon2"));
            context.add(Context.copyCurrent());
            variable.set("C");
            loop().callSoon(show("explicit"), context.get(0));
            future.setResult(null);
            return t.await(sleep(0));
        }, t -> t.await(sleep(0)), t -> {
            print("main sees", variable.get());
            print("ctx has", context.get(0).get(variable));
            return t.await(createTask(coro(u -> {
                print("child sees", variable.get());
                variable.set("child was here");
                return u.done(null);
            }), null, context.get(0)));
        }, t -> {
            print("ctx has", context.get(0).get(variable), "| main", variable.get());
            context.get(0).run(show("run"));
            print("ctx has", context.get(0).get(variable), "| main", variable.get());
            return t.done(null);
        }));
    }

    @Test
    void aContextIsEnteredOnce() {
        Context context = new Context();
        context.run(() -> assertThrows(IllegalStateException.class, () -> context.run(() -> { })));
        assertEquals(0, context.size());
    }

    @Test
    void theContextOfATaskOrACallbackCannotBeEnteredAgain() {
        Context context = new Context();
        List<String> seen = new ArrayList<>();
        Runnable enters = () -> {
            try {
                context.run(() -> seen.add("entered"));
            } catch (IllegalStateException refused) {
                seen.add("refused");
            }
        };
        run(coro(t -> {
            Asyncio.getRunningLoop().callSoon(enters, context);
            Asyncio.getRunningLoop().callSoon(() -> new Context().run(enters), context);
            return t.await(createTask(coro(u -> {
                enters.run();
                new Context().run(enters);
                return u.done(null);
            }), null, context));
        }, t -> {
            enters.run();
            return t.done(null);
        }));
        assertEquals(List.of("refused", "refused", "refused", "refused", "entered"), seen);
    }

    @Test
    void aVariableMayHaveNoValue() throws Exception {
        ContextVar<String> bare = new ContextVar<>("bare");
        assertThrows(NoSuchElementException.class, bare::get);
        assertEquals("otherwise", bare.get("otherwise"));
        Context context = new Context();
        assertEquals("inside", context.call(() -> {
            ContextVar.Token<String> first = bare.set("first");
            bare.set("inside");
            assertEquals(null, first.oldValue());
            assertThrows(IllegalArgumentException.class, () -> variable.reset(first));
            return bare.get();
        }));
        assertTrue(context.contains(bare));
        ContextVar.Token<String> token = context.call(() -> bare.set("other"));
        assertThrows(IllegalArgumentException.class, () -> bare.reset(token));
        assertThrows(NoSuchElementException.class, bare::get);
    }

    @Test
    void variablesAreSetBackInAnyOrder() {
        ContextVar<String> one = new ContextVar<>("one");
        ContextVar<String> two = new ContextVar<>("two");
        ContextVar<String> three = new ContextVar<>("three");
        Context context = new Context();
        context.run(() -> {
            ContextVar.Token<String> first = one.set("1");
            ContextVar.Token<String> second = two.set("2");
            ContextVar.Token<String> third = three.set("3");
            one.reset(first);
            assertEquals("none", one.get("none"));
            assertEquals("2", two.get());
            assertEquals("3", three.get());
            three.reset(third);
            two.reset(second);
            assertEquals("none", two.get("none") + three.get(""));
        });
        assertEquals(0, context.size());
    }

    @Test
    void aThreadWithoutAContextHasNoValues() throws Exception {
        ContextVar<String> variable = new ContextVar<>("variable", "default");
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread thread = new Thread(() -> seen.complete(variable.get("otherwise")));
        thread.start();
        thread.join();
        assertEquals("otherwise", seen.join());
    }

    @Test
    void aTaskMadeWithoutAContextGetsOneWhenItIsAskedFor() throws Exception {
        CompletableFuture<Integer> size = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            EventLoop loop = Asyncio.newEventLoop();
            size.complete(loop.createTask(Program.turns(1)).getContext().size());
            loop.setExceptionHandler((source, context) -> { });
            loop.close();
        });
        thread.start();
        thread.join();
        assertEquals(0, size.join());
    }
}
