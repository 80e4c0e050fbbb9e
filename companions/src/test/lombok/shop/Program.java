package shop;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Cleanup;
import lombok.Data;
import lombok.NonNull;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import lombok.ToString;
import lombok.Value;
import lombok.With;
import lombok.val;

@Data
@AllArgsConstructor
class Account {
    private String owner;
    private int cents;

    @Async
    Coroutine<Account> add(int more) {
        setCents(getCents() + await(Program.later(more)));
        return Coroutine.of(this);
    }
}

@Value
class Money {
    @With
    int cents;
    String currency;

    @Async
    Coroutine<Money> half() {
        return Coroutine.of(new Money(await(Program.later(cents / 2)), currency));
    }
}

@Builder
@ToString
class Order {
    private final String item;
    private final int count;

    @Async
    static Coroutine<Order> of(String item) {
        return Coroutine.of(builder().item(await(Program.later(item))).count(item.length()).build());
    }
}

@RequiredArgsConstructor
class Client {
    private final List<String> log;

    /** Lombok's catch of Throwable rethrows, so a cancellation passes. */
    @Async
    @SneakyThrows
    Coroutine<String> load() {
        await(sleep(0));
        throw new IOException("no network");
    }

    @Async
    @SneakyThrows
    Coroutine<String> read() {
        @Cleanup InputStream in = new ByteArrayInputStream(new byte[3]) {
            @Override
            public void close() {
                log.add("closed");
            }
        };
        int size = await(Program.later(in.readAllBytes().length));
        log.add("read " + size);
        return Coroutine.of("read " + size);
    }
}

public class Program {

    @Async
    static <T> Coroutine<T> later(T value) {
        await(sleep(0));
        return Coroutine.of(value);
    }

    @Async
    static Coroutine<String> joined() {
        val parts = new ArrayList<String>();
        for (val letter : List.of("a", "b")) {
            parts.add(await(later(letter)));
        }
        return Coroutine.of(String.join("", parts));
    }

    @Async
    static Coroutine<Integer> length(@NonNull String text) {
        return Coroutine.of(await(later(text)).length());
    }

    public static Map<String, Object> everything() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("data", run(new Account("Ada", 100).add(250)));
        all.put("value", run(new Money(100, "EUR").half()));
        all.put("builder", run(Order.of("tea")));
        List<String> log = new ArrayList<>();
        all.put("sneaky", failure(new Client(log).load()));
        run(new Client(log).read());
        all.put("cleanup", String.join(", ", log));
        all.put("val", run(joined()));
        all.put("nonNull", failure(length(null)).getMessage());
        all.put("with", new Money(100, "EUR").withCents(7));
        return all;
    }

    private static Throwable failure(Coroutine<?> coroutine) {
        try {
            run(coroutine);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }
}
