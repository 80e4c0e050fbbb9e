package dev.sospeso.benchmarks.kotlin

import java.util.ArrayDeque
import java.util.concurrent.Executor
import java.util.function.LongConsumer
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.RestrictsSuspension
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.createCoroutineUnintercepted
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.yield

/** Kotlin's own sequences have no send: a two-way generator on the intrinsics, as an expert would. */
@RestrictsSuspension
class TwoWay(block: suspend TwoWay.() -> Unit) : Continuation<Unit> {
    private var next: Continuation<Any?>? = null
    private var start: Continuation<Unit>? = block.createCoroutineUnintercepted(this, this)
    private var out: Any? = null
    override val context: CoroutineContext get() = EmptyCoroutineContext

    override fun resumeWith(result: Result<Unit>) {
        result.getOrThrow()
    }

    suspend fun yield(value: Any?): Any? = suspendCoroutineUninterceptedOrReturn {
        next = it
        out = value
        COROUTINE_SUSPENDED
    }

    fun begin(): Any? {
        val first = start!!
        start = null
        first.resume(Unit)
        return out
    }

    fun send(value: Any?): Any? {
        val waiting = next!!
        next = null
        waiting.resume(value)
        return out
    }
}

/** Where a raw coroutine leaves its result. */
private class Outcome : Continuation<Any?> {
    @JvmField
    var value: Any? = null
    override val context: CoroutineContext get() = EmptyCoroutineContext

    override fun resumeWith(result: Result<Any?>) {
        value = result.getOrThrow()
    }
}

/** A future of the least kind: one waiter. */
private class RawFuture {
    @JvmField
    var waiter: Continuation<Long>? = null

    suspend fun await(): Long = suspendCoroutineUninterceptedOrReturn {
        waiter = it
        COROUTINE_SUSPENDED
    }
}

/** The workloads with Kotlin. Raw: state machines on a queue of continuations, without kotlinx. */
object Kotlin {

    @JvmStatic
    fun count(n: Long): Iterator<Long> = iterator {
        var i = 0L
        while (i < n) {
            yield(i)
            i++
        }
    }

    @JvmStatic
    fun countInPairs(n: Long): Iterator<Long> = iterator {
        var i = 0L
        while (i < n) {
            yield(i)
            i++
            if (i < n) {
                yield(i)
                i++
            }
        }
    }

    @JvmStatic
    fun countInRange(n: Long): Iterator<Long> = iterator {
        for (i in 0 until n) yield(i)
    }

    @JvmStatic
    fun countUntilBreak(n: Long): Iterator<Long> = iterator {
        var i = 0L
        do {
            if (i >= n) break
            yield(i++)
        } while (true)
    }

    @JvmStatic
    fun sumOfSequence(n: Long): Long {
        var sum = 0L
        for (v in sequence {
            var i = 0L
            while (i < n) {
                yield(i)
                i++
            }
        }) sum += v
        return sum
    }

    @JvmStatic
    fun send(n: Long): Long {
        val echo = TwoWay {
            var answer = 0L
            while (true) {
                val got = yield(answer) as Long
                answer = got + 1
            }
        }
        echo.begin()
        var sum = 0L
        for (i in 0 until n) sum += echo.send(i) as Long
        return sum
    }

    private val ready = ArrayDeque<Continuation<Unit>>()

    private suspend fun turn(): Unit = suspendCoroutineUninterceptedOrReturn {
        ready.add(it)
        COROUTINE_SUSPENDED
    }

    private fun runLoop() {
        while (true) {
            val next = ready.poll() ?: return
            next.resume(Unit)
        }
    }

    private inline fun run(crossinline block: suspend () -> Any?): Any? {
        val outcome = Outcome()
        val body: suspend () -> Any? = { block() }
        val result = body.startCoroutineUninterceptedOrReturn(outcome)
        if (result !== COROUTINE_SUSPENDED) return result
        runLoop()
        return outcome.value
    }

    private suspend fun increment(i: Long): Long {
        if (i < 0) turn()
        return i + 1
    }

    private suspend fun sumOfReady(n: Long): Long {
        var sum = 0L
        for (i in 0 until n) sum += increment(i)
        return sum
    }

    @JvmStatic
    fun awaitReady(n: Long): Long = run { sumOfReady(n) } as Long

    @JvmStatic
    fun awaitStarted(n: Long): Long = runBlocking {
        var sum = 0L
        for (i in 0 until n) sum += async(start = CoroutineStart.UNDISPATCHED) { i + 1 }.await()
        sum
    }

    @JvmStatic
    fun awaitDone(n: Long): Long = runBlocking {
        val done = CompletableDeferred(1L)
        var sum = 0L
        for (i in 0 until n) sum += done.await()
        sum
    }

    private suspend fun leaf(suspensions: Int): Long {
        for (i in 0 until suspensions) turn()
        return 1L
    }

    private suspend fun descend(depth: Int, suspensions: Int): Long =
        if (depth == 0) leaf(suspensions) else descend(depth - 1, suspensions) + 1

    @JvmStatic
    fun chain(depth: Int, suspensions: Int): Long = run { descend(depth, suspensions) } as Long

    private suspend fun turns(n: Long): Long {
        var sum = 0L
        for (i in 0 until n) {
            turn()
            sum++
        }
        return sum
    }

    private suspend fun turnsDown(n: Long): Long {
        var sum = 0L
        var i = n
        while (i > 0) {
            turn()
            sum++
            i--
        }
        return sum
    }

    private suspend fun turnsBySum(n: Long): Long {
        var sum = 0L
        while (sum < n) {
            turn()
            sum++
        }
        return sum
    }

    private suspend fun turnsByInt(n: Long): Long {
        var sum = 0L
        var i = 0
        while (i < n) {
            turn()
            sum += 1
            i++
        }
        return sum
    }

    private fun runAll(vararg bodies: suspend () -> Any?): Long {
        val outcomes = Array(bodies.size) { Outcome() }
        for (i in bodies.indices) bodies[i].startCoroutineUninterceptedOrReturn(outcomes[i])
        runLoop()
        return outcomes.sumOf { it.value as Long }
    }

    @JvmStatic
    fun twoRawTasks(n: Long): Long = runAll({ turns(n) }, { turns(n) })

    @JvmStatic
    fun fourRawTasks(n: Long): Long =
        runAll({ turns(n) }, { turnsDown(n) }, { turnsBySum(n) }, { turnsByInt(n) })

    @JvmStatic
    fun twoTasks(n: Long): Long = runBlocking {
        val a = async {
            var sum = 0L
            for (i in 0 until n) {
                yield()
                sum++
            }
            sum
        }
        val b = async {
            var sum = 0L
            for (i in 0 until n) {
                yield()
                sum++
            }
            sum
        }
        a.await() + b.await()
    }

    @JvmStatic
    fun cancel(n: Long): Long = runBlocking {
        var count = 0L
        for (i in 0 until n) {
            val job = async { suspendCancellableCoroutine<Long> { } }
            yield()
            job.cancel()
            try {
                job.await()
            } catch (e: CancellationException) {
                count++
            }
        }
        count
    }

    @JvmStatic
    fun spawn(n: Int): Long = runBlocking {
        val all = ArrayList<Deferred<Long>>(n)
        for (i in 0 until n) all.add(async { i.toLong() })
        var sum = 0L
        for (v in all.awaitAll()) sum += v
        sum
    }

    /** Runs an action while n coroutines wait, each for its own deferred. */
    @JvmStatic
    fun suspended(n: Int, measure: Runnable) = runBlocking {
        val job = Job()
        val scope = CoroutineScope(coroutineContext + job)
        val keep = arrayOfNulls<Any>(n)
        for (i in 0 until n) {
            val deferred = CompletableDeferred<Long>()
            keep[i] = deferred
            scope.launch(start = CoroutineStart.UNDISPATCHED) {
                val x = i.toLong()
                val result = deferred.await()
                if (result + x < 0) println(result)
            }
        }
        measure.run()
        check(keep.size == n)
        job.cancel()
    }

    /** Runs an action while n raw coroutines wait, each for its own raw future. */
    @JvmStatic
    fun suspendedRaw(n: Int, measure: Runnable) {
        val keep = arrayOfNulls<Any>(n)
        val outcome = Outcome()
        for (i in 0 until n) {
            val future = RawFuture()
            keep[i] = future
            val body: suspend () -> Any? = {
                val x = i.toLong()
                future.await() + x
            }
            body.startCoroutineUninterceptedOrReturn(outcome)
        }
        measure.run()
        check(keep.size == n)
    }

    /** Runs an action while n coroutines sleep. */
    @JvmStatic
    fun sleeping(n: Int, measure: Runnable) = runBlocking {
        val job = Job()
        val scope = CoroutineScope(coroutineContext + job)
        for (i in 0 until n) scope.launch(start = CoroutineStart.UNDISPATCHED) {
            val x = i.toLong()
            delay(3_600_000L + i % 1000)
            if (x < 0) println(x)
        }
        measure.run()
        job.cancel()
    }

    @JvmStatic
    fun queue(n: Long): Long = runBlocking {
        val channel = Channel<Long>(1)
        launch { for (i in 0 until n) channel.send(i) }
        val consumer = async {
            var sum = 0L
            for (i in 0 until n) sum += channel.receive()
            sum
        }
        consumer.await()
    }

    /** Starts a thread that runs an event loop, and gives what hands it work. */
    @JvmStatic
    fun startLoop(stopped: CompletableDeferred<Unit>): Executor {
        val started = CompletableDeferred<CoroutineContext>()
        Thread({
            runBlocking {
                started.complete(coroutineContext)
                stopped.await()
            }
        }, "kotlin-loop").start()
        val context = runBlocking { started.await() }
        val dispatcher = context[kotlin.coroutines.ContinuationInterceptor] as CoroutineDispatcher
        return Executor { dispatcher.dispatch(EmptyCoroutineContext, it) }
    }

    @JvmStatic
    fun newStop(): CompletableDeferred<Unit> = CompletableDeferred()

    @JvmStatic
    fun stop(stopped: CompletableDeferred<Unit>) {
        stopped.complete(Unit)
    }

    /** Schedules coroutines that sleep, says how many there are, and cancels them. */
    @JvmStatic
    fun timers(delays: LongArray, scheduled: LongConsumer) = runBlocking {
        val job = Job()
        val scope = CoroutineScope(coroutineContext + job)
        for (d in delays) scope.launch(start = CoroutineStart.UNDISPATCHED) { delay(d) }
        scheduled.accept(delays.size.toLong())
        job.cancel()
        job.join()
    }
}
