package plain

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

/** Kotlin's own coroutines, which are none of ours. */
class Plain {

    suspend fun slow(n: Int): Int {
        delay(1)
        return suspendCoroutine { it.resumeWith(Result.success(n + 1)) }
    }

    fun numbers(): Sequence<Int> = sequence {
        yield(1)
        yieldAll(listOf(2, 3))
    }

    fun blocking(): Int = runBlocking { slow(slow(1)) }

    fun started(): Int {
        var result = 0
        val block: suspend () -> Int = { slow(4) - 1 }
        runBlocking { result = block() }
        suspend { result += 10 }.startCoroutine(Continuation(EmptyCoroutineContext) { })
        return result
    }
}
