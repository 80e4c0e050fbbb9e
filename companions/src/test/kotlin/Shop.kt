package shop

import dev.sospeso.Async
import dev.sospeso.AsyncGenerator
import dev.sospeso.Coroutine
import dev.sospeso.Generator
import dev.sospeso.asyncio.AsyncCallable
import dev.sospeso.asyncio.Asyncio.await
import dev.sospeso.asyncio.Asyncio.awaitEach
import dev.sospeso.asyncio.Asyncio.createTask
import dev.sospeso.asyncio.Asyncio.gather
import dev.sospeso.asyncio.Asyncio.run
import dev.sospeso.asyncio.Asyncio.sleep
import java.util.concurrent.CompletableFuture

/** Async methods in every place where Kotlin has functions. */
class Shop(private val prices: Map<String, Int>) {

    @Async
    fun price(item: String): Coroutine<Int> {
        await(sleep(0.0))
        return Coroutine.of(prices[item] ?: throw NoSuchElementException("no $item"))
    }

    @Async
    fun total(vararg items: String): Coroutine<Int> {
        var sum = 0
        for (item in items) {
            sum += await(price(item))
        }
        return Coroutine.of(sum)
    }

    @Async
    fun discounted(item: String, percent: Int = 10): Coroutine<Double> =
        Coroutine.of(await(price(item)) * (100 - percent) / 100.0)

    @Async
    fun describe(thing: Any?): Coroutine<String> {
        val text = when (thing) {
            null -> await(later("nothing"))
            is String -> if (thing.length > await(later(3))) thing else await(later("$thing!"))
            in 1..9 -> "digit " + await(later(thing))
            is Order -> {
                val (item, count) = thing
                "$count $item at ${await(price(item))}"
            }
            else -> "unknown"
        }
        return Coroutine.of(text)
    }

    /** The lambda of an inline function is code of the function around it. */
    @Async
    fun inlined(items: List<String>): Coroutine<List<Int>> {
        val all = items.map { await(price(it)) }
        val sum = all.fold(0) { left, right -> left + await(later(right)) }
        val safe = runCatching { await(price("stone")) }.getOrElse { -1 }
        repeat(2) { await(sleep(0.0)) }
        return Coroutine.of(all + sum + safe)
    }

    @Async
    fun caught(item: String): Coroutine<String> {
        val log = StringBuilder()
        val result = try {
            "got " + await(price(item))
        } catch (e: NoSuchElementException) {
            "missed " + await(later(e.message))
        } finally {
            await(sleep(0.0))
            log.append("finally ")
        }
        return Coroutine.of("$log$result")
    }

    @Async
    fun labels(): Coroutine<String> {
        val found = StringBuilder()
        outer@ for (i in 0..3) {
            for (j in 3 downTo 0) {
                if (j < i) continue@outer
                if (await(later(i * j)) == 6) break@outer
                found.append(i).append(j).append(' ')
            }
        }
        return Coroutine.of(found.toString())
    }

    @Async
    fun groups(): Coroutine<String> {
        val tasks = prices.keys.sorted().map { createTask(price(it)) }
        val called = createTask(AsyncCallable { Coroutine.of(await(later("callable")).length) })
        val local = 4
        val closure = createTask(AsyncCallable { Coroutine.of(await(later(local)) + 1) })
        return Coroutine.of("${await(gather(tasks))} ${await(called)} ${await(closure)}")
    }

    @Async
    fun <T : Comparable<T>> largest(values: List<Coroutine<T>>): Coroutine<T> {
        var best: T? = null
        for (value in values) {
            val next = await(value)
            if (best == null || next > best) {
                best = next
            }
        }
        return Coroutine.of(best!!)
    }

    /** A lambda of Kotlin's own function type. */
    @Async
    fun functionType(): Coroutine<Int> {
        val twice: (Int) -> Coroutine<Int> = { n -> Coroutine.of(2 * await(later(n))) }
        return Coroutine.of(await(twice(await(twice(5)))))
    }

    @Async
    fun localFunction(): Coroutine<Int> {
        val factor = 3

        @Async
        fun times(n: Int): Coroutine<Int> = Coroutine.of(factor * await(later(n)))
        return Coroutine.of(await(times(1)) + await(times(2)))
    }

    @Async
    fun future(item: String): CompletableFuture<Int> =
        CompletableFuture.completedFuture(await(later(item.length)))

    @Async
    fun tail(item: String): Coroutine<Int> = price(item)

    val cheapest: Coroutine<Int>
        @Async get() = Coroutine.of(await(later(prices.values.min())))

    companion object {
        @Async
        @JvmStatic
        fun <T> later(value: T): Coroutine<T> {
            await(sleep(0.0))
            return Coroutine.of(value)
        }
    }
}

data class Order(val item: String, val count: Int)

object Till {
    @Async
    fun add(left: Long, right: Long): Coroutine<Long> =
        Coroutine.of(left + await(Shop.later(right)))
}

sealed interface Part {
    @Async
    fun weight(): Coroutine<Int>

    data class Leaf(val grams: Int) : Part {
        @Async
        override fun weight(): Coroutine<Int> = Coroutine.of(await(Shop.later(grams)))
    }

    data class Box(val parts: List<Part>) : Part {
        @Async
        override fun weight(): Coroutine<Int> {
            var sum = 1
            for (part in parts) sum += await(part.weight())
            return Coroutine.of(sum)
        }
    }
}

@JvmInline
value class Cents(val value: Int)

@Async
fun rounded(cents: Cents): Coroutine<Int> = Coroutine.of((await(Shop.later(cents.value)) + 50) / 100)

@Async
fun Shop.extension(item: String): Coroutine<String> = Coroutine.of("$item: ${await(price(item))}")

@Async
fun fibonacci(): Generator<Int, Int?, String> {
    var a = 0
    var b = 1
    while (true) {
        val stop: Int? = Generator.`yield`(a)
        if (stop != null) return Generator.of("stopped at $a by $stop")
        a = b.also { b += a }
    }
}

/** Returns null at its end, so it has to be nullable. */
@Async
fun ticks(n: Int): AsyncGenerator<String, Void>? {
    for (i in 1..n) {
        await(sleep(0.0))
        AsyncGenerator.`yield`<Any?>("tick $i")
    }
    return null
}

@Async
fun walk(): Coroutine<String> {
    val all = mutableListOf<String>()
    for (tick in awaitEach(ticks(3)!!)) {
        all += tick
    }
    return Coroutine.of(all.joinToString())
}

/** What all of it gives, by name. */
fun everything(): Map<String, Any?> {
    val shop = Shop(mapOf("tea" to 3, "cake" to 5))
    val numbers = fibonacci()
    val first = List(6) { numbers.next() }
    runCatching { numbers.send(7) }
    return linkedMapOf(
        "total" to run(shop.total("tea", "cake", "tea")),
        "default" to run(shop.discounted("cake")),
        "named" to run(shop.discounted(percent = 50, item = "tea")),
        "when" to listOf(null, "long text", "abc", 7, Order("tea", 2), 3.5)
            .map { run(shop.describe(it)) },
        "inlined" to run(shop.inlined(listOf("tea", "cake"))),
        "caught" to run(shop.caught("tea")) + ", " + run(shop.caught("salt")),
        "labels" to run(shop.labels()),
        "groups" to run(shop.groups()),
        "largest" to run(shop.largest(listOf(Shop.later("b"), Shop.later("c"), Shop.later("a")))),
        "functionType" to run(shop.functionType()),
        "localFunction" to run(shop.localFunction()),
        "future" to shop.future("cake").join(),
        "tail" to run(shop.tail("tea")),
        "property" to run(shop.cheapest),
        "object" to run(Till.add(40L, 2L)),
        "sealed" to run(Part.Box(listOf(Part.Leaf(3), Part.Box(listOf(Part.Leaf(4))))).weight()),
        "value" to run(rounded(Cents(250))),
        "extension" to run(shop.extension("tea")),
        "generator" to "$first ${numbers.result()}",
        "walk" to run(walk()),
    )
}
