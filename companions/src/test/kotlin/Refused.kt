package refused

import dev.sospeso.Async
import dev.sospeso.Coroutine
import dev.sospeso.asyncio.Asyncio.await
import dev.sospeso.asyncio.Asyncio.sleep
import dev.sospeso.asyncio.TaskGroup

class Use {
    /** Closes through a function of Kotlin's library, which is not async. */
    @Async
    fun group(): Coroutine<Int> = TaskGroup.open().use { group ->
        val task = group.createTask(Other().length("four"))
        await(sleep(0.0))
        Coroutine.of(task.result())
    }
}

class Other {
    @Async
    fun length(text: String): Coroutine<Int> = Coroutine.of(text.length)
}

class Closure {
    /** The lambda of a function that is not inline is code of its own. */
    @Async
    fun all(pauses: Sequence<Double>): Coroutine<Double> {
        return Coroutine.of(pauses.map { await(sleep(it, it)) }.sum())
    }
}

class Suspending {
    /** One function cannot be suspended in two ways. */
    @Async
    suspend fun both(): Coroutine<Int> = Coroutine.of(await(sleep(0.0, 1)))
}

class Locked {
    private val lock = Any()

    @Async
    fun pause(): Coroutine<Int> = synchronized(lock) {
        Coroutine.of(await(sleep(0.0, 1)))
    }
}

class Default {
    /** A function with default arguments is called through another, which only calls. */
    fun plain(pause: Double = 0.0): Int = await(sleep(pause, 1))
}
