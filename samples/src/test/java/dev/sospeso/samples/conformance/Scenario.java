package dev.sospeso.samples.conformance;

import dev.sospeso.samples.Transcript;
import dev.sospeso.samples.Tutorial;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The scenarios, each under the name of its Python original. */
enum Scenario {
    actx_01_async_with_order(Actx01AsyncWithOrder::main),
    actx_02_exceptions_in_enter_exit(Actx02ExceptionsInEnterExit::main),
    agen_01_async_for(Agen01AsyncFor::main),
    agen_02_asend(Agen02Asend::main),
    agen_03_athrow(Agen03Athrow::main),
    agen_04_aclose(Agen04Aclose::main),
    agen_05_break_and_resume(Agen05BreakAndResume::main),
    agen_06_concurrent_anext(Agen06ConcurrentAnext::main),
    agen_07_shutdown_asyncgens(Agen07ShutdownAsyncgens::main),
    aiter_01_custom_async_iterator(Aiter01CustomAsyncIterator::main),
    as_completed_01(AsCompleted01::main),
    barrier_01(Barrier01::main),
    barrier_02_abort_reset(Barrier02AbortReset::main),
    condition_01_notify(Condition01Notify::main),
    condition_02_wait_for(Condition02WaitFor::main),
    context_01_tasks(Context01Tasks::main),
    context_02_callbacks(Context02Callbacks::main),
    coro_01_call_is_lazy(Coro01CallIsLazy::main),
    coro_02_reuse(Coro02Reuse::main),
    coro_03_custom_awaitable_by_hand(Coro03CustomAwaitableByHand::main),
    coro_04_throw_and_close_by_hand(Coro04ThrowAndCloseByHand::main),
    coro_05_deep_await_chain(Coro05DeepAwaitChain::main),
    coro_06_exceptions_across_await(Coro06ExceptionsAcrossAwait::main),
    coro_07_await_inside_expressions(Coro07AwaitInsideExpressions::main),
    coro_08_two_tasks_one_coroutine(Coro08TwoTasksOneCoroutine::main),
    coro_09_stopiteration_in_coroutine(Coro09StopiterationInCoroutine::main),
    coro_10_timing_of_awaits(Coro10TimingOfAwaits::main),
    event_01(Event01::main),
    future_01_states(Future01States::main),
    future_02_two_awaiters(Future02TwoAwaiters::main),
    gather_01_order_and_turns(Gather01OrderAndTurns::main),
    gather_02_return_exceptions(Gather02ReturnExceptions::main),
    gather_03_first_exception(Gather03FirstException::main),
    gather_04_cancel(Gather04Cancel::main),
    gather_05_duplicates_and_nesting(Gather05DuplicatesAndNesting::main),
    gen_01_next_send_return(Gen01NextSendReturn::main),
    gen_02_send_to_unstarted(Gen02SendToUnstarted::main),
    gen_03_throw_unstarted(Gen03ThrowUnstarted::main),
    gen_04_finished_operations(Gen04FinishedOperations::main),
    gen_05_reentrancy(Gen05Reentrancy::main),
    gen_06_throw_caught(Gen06ThrowCaught::main),
    gen_07_nested_finally_order(Gen07NestedFinallyOrder::main),
    gen_08_yield_during_close(Gen08YieldDuringClose::main),
    gen_09_close_outcomes(Gen09CloseOutcomes::main),
    gen_10_yield_from_send_and_value(Gen10YieldFromSendAndValue::main),
    gen_11_yield_from_throw(Gen11YieldFromThrow::main),
    gen_12_yield_from_close(Gen12YieldFromClose::main),
    gen_13_yield_from_plain_iterators(Gen13YieldFromPlainIterators::main),
    gen_14_for_break_resume(Gen14ForBreakResume::main),
    gen_15_stopiteration_in_body(Gen15StopiterationInBody::main),
    gen_16_yield_inside_expressions(Gen16YieldInsideExpressions::main),
    gen_17_recursive_tree(Gen17RecursiveTree::main),
    lock_01_fifo(Lock01Fifo::main),
    lock_02_cancelled_waiter(Lock02CancelledWaiter::main),
    loop_01_call_soon_order(Loop01CallSoonOrder::main),
    loop_02_call_later_at(Loop02CallLaterAt::main),
    loop_03_handle_cancel(Loop03HandleCancel::main),
    loop_04_stop_and_run_forever(Loop04StopAndRunForever::main),
    loop_05_errors(Loop05Errors::main),
    loop_06_exception_handler(Loop06ExceptionHandler::main),
    queue_01_fifo_and_maxsize(Queue01FifoAndMaxsize::main),
    queue_02_nowait(Queue02Nowait::main),
    queue_03_join_task_done(Queue03JoinTaskDone::main),
    queue_04_priority_lifo(Queue04PriorityLifo::main),
    queue_05_cancelled_getter(Queue05CancelledGetter::main),
    queue_06_producers_consumers(Queue06ProducersConsumers::main),
    runner_01_several_runs(Runner01SeveralRuns::main),
    runner_02_leftover_tasks(Runner02LeftoverTasks::main),
    seed_01_fetch_data("FetchData"),
    seed_02_generator("TwoWayGenerator"),
    seed_03_cpu_bound("CpuBound"),
    seed_04_two_processes("TwoProcesses"),
    seed_05_manual_loop("ManualLoop"),
    seed_06_future("SetFuture"),
    seed_07_api_tour("ApiTour"),
    seed_08_async_protocols("AsyncProtocols"),
    semaphore_01_fifo(Semaphore01Fifo::main),
    semaphore_02_bounded(Semaphore02Bounded::main),
    shield_01(Shield01::main),
    task_01_creation_order(Task01CreationOrder::main),
    task_02_done_callbacks(Task02DoneCallbacks::main),
    task_03_remove_done_callback(Task03RemoveDoneCallback::main),
    task_04_cancel_before_start(Task04CancelBeforeStart::main),
    task_05_cancel_while_waiting(Task05CancelWhileWaiting::main),
    task_06_cancel_message(Task06CancelMessage::main),
    task_07_cancel_swallowed(Task07CancelSwallowed::main),
    task_08_cancelling_uncancel(Task08CancellingUncancel::main),
    task_09_await_itself(Task09AwaitItself::main),
    task_10_cancel_propagates(Task10CancelPropagates::main),
    task_11_current_all_names(Task11CurrentAllNames::main),
    task_12_exceptions(Task12Exceptions::main),
    task_13_interleaving(Task13Interleaving::main),
    taskgroup_01_success(Taskgroup01Success::main),
    taskgroup_02_child_error(Taskgroup02ChildError::main),
    taskgroup_03_body_error(Taskgroup03BodyError::main),
    taskgroup_04_nested(Taskgroup04Nested::main),
    taskgroup_05_misuse(Taskgroup05Misuse::main),
    taskgroup_06_parent_cancelled(Taskgroup06ParentCancelled::main),
    threads_01_executor(Threads01Executor::main),
    threads_02_run_coroutine_threadsafe(Threads02RunCoroutineThreadsafe::main),
    timeout_01_basics(Timeout01Basics::main),
    timeout_02_reschedule_and_nesting(Timeout02RescheduleAndNesting::main),
    wait_01_first_completed(Wait01FirstCompleted::main),
    wait_02_first_exception(Wait02FirstException::main),
    wait_03_timeout(Wait03Timeout::main),
    wait_for_01_basics(WaitFor01Basics::main),
    wait_for_02_zero_and_suppressed(WaitFor02ZeroAndSuppressed::main),
    more_cancel_01_completion_race(MoreCancel01CompletionRace::main),
    more_cancel_02_messages_through_layers(MoreCancel02MessagesThroughLayers::main),
    more_cancel_03_cleanup_cancelled_again(MoreCancel03CleanupCancelledAgain::main),
    more_wait_for_01_races(MoreWaitFor01Races::main),
    more_timeout_01_nested(MoreTimeout01Nested::main),
    more_gather_01_cancel_nested(MoreGather01CancelNested::main),
    more_taskgroup_01_errors(MoreTaskgroup01Errors::main),
    more_taskgroup_02_parent_cancelled_at_exit(MoreTaskgroup02ParentCancelledAtExit::main),
    more_shield_01_chains(MoreShield01Chains::main),
    more_wait_01_corners(MoreWait01Corners::main),
    more_condition_01_cancel_while_reacquiring(MoreCondition01CancelWhileReacquiring::main),
    more_semaphore_01_fairness(MoreSemaphore01Fairness::main),
    more_queue_01_cancelled_and_join(MoreQueue01CancelledAndJoin::main),
    more_lock_01_handover(MoreLock01Handover::main),
    more_barrier_01_cancel_and_rounds(MoreBarrier01CancelAndRounds::main),
    more_agen_01_throw_close_corners(MoreAgen01ThrowCloseCorners::main),
    more_agen_02_by_hand(MoreAgen02ByHand::main),
    more_agen_03_shutdown_order(MoreAgen03ShutdownOrder::main),
    more_loop_01_order_in_a_turn(MoreLoop01OrderInATurn::main),
    more_loop_02_exception_handler(MoreLoop02ExceptionHandler::main),
    more_wait_for_02_cancel_with_completion(MoreWaitFor02CancelWithCompletion::main),
    more_context_01_everywhere(MoreContext01Everywhere::main),
    more_gen_01_protocol_corners(MoreGen01ProtocolCorners::main),
    more_runner_01_errors(MoreRunner01Errors::main),
    more_threads_01_executor_and_threadsafe(MoreThreads01ExecutorAndThreadsafe::main),
    more_gen_02_three_levels(MoreGen02ThreeLevels::main),
    more_gen_03_close_and_finally(MoreGen03CloseAndFinally::main),
    more_gen_04_loops_and_steps(MoreGen04LoopsAndSteps::main),
    more_agen_04_each_stage(MoreAgen04EachStage::main),
    more_agen_05_nested_loops(MoreAgen05NestedLoops::main),
    more_agen_06_cleanup_cancelled(MoreAgen06CleanupCancelled::main),
    more_agen_07_context(MoreAgen07Context::main),
    more_awaitable_01_iterators(MoreAwaitable01Iterators::main),
    more_awaitable_02_by_hand(MoreAwaitable02ByHand::main),
    more_lock_02_cancelled_when_woken(MoreLock02CancelledWhenWoken::main),
    more_condition_02_predicates(MoreCondition02Predicates::main),
    more_barrier_02_abort_reset_filling(MoreBarrier02AbortResetFilling::main),
    more_queue_02_order_and_join(MoreQueue02OrderAndJoin::main),
    more_queue_03_shutdown(MoreQueue03Shutdown::main),
    more_gen_05_random_steps(MoreGen05RandomSteps::main),
    more_threads_02_handover(MoreThreads02Handover::main),
    more_context_02_shared_and_timed(MoreContext02SharedAndTimed::main),
    more_agen_08_random_steps(MoreAgen08RandomSteps::main),
    more_awaitable_03_random_steps(MoreAwaitable03RandomSteps::main),
    more_as_completed_01_waits(MoreAsCompleted01Waits::main),
    more_context_02_entered(MoreContext02Entered::main),
    more_future_01_by_hand(MoreFuture01ByHand::main),
    more_gather_02_inputs_and_states(MoreGather02InputsAndStates::main),
    more_group_01_split(MoreGroup01Split::main),
    more_loop_03_handles(MoreLoop03Handles::main),
    more_loop_04_factory_and_handler(MoreLoop04FactoryAndHandler::main),
    more_runner_02_contexts(MoreRunner02Contexts::main),
    more_shield_02_afterwards(MoreShield02Afterwards::main),
    more_task_01_inside_callbacks(MoreTask01InsideCallbacks::main),
    more_task_02_cancel_requests(MoreTask02CancelRequests::main),
    more_taskgroup_03_refusals(MoreTaskgroup03Refusals::main),
    more_taskgroup_04_children_cancel(MoreTaskgroup04ChildrenCancel::main),
    more_taskgroup_05_base_exceptions(MoreTaskgroup05BaseExceptions::main),
    more_timeout_02_reschedule(MoreTimeout02Reschedule::main),
    more_timeout_03_other_exceptions(MoreTimeout03OtherExceptions::main),
    more_wait_02_zero_and_groups(MoreWait02ZeroAndGroups::main),
    more_loop_05_after_close(MoreLoop05AfterClose::main),
    more_runner_03_shutdown(MoreRunner03Shutdown::main),
    more_task_03_odd_awaitables(MoreTask03OddAwaitables::main),
    more_future_02_never_retrieved(MoreFuture02NeverRetrieved::main),
    more_loop_06_current_loop(MoreLoop06CurrentLoop::main),
    more_coro_01_driven_by_hand(MoreCoro01DrivenByHand::main),
    more_runner_04_stopped(MoreRunner04Stopped::main),
    more_loop_07_far_deadlines(MoreLoop07FarDeadlines::main),
    more_runner_05_exits(MoreRunner05Exits::main),
    mended_01_group_failure_and_outside_cancel(Mended01GroupFailureAndOutsideCancel::main),
    mended_02_uncancel_in_time(Mended02UncancelInTime::main),
    mended_03_refused_coroutine(Mended03RefusedCoroutine::main),
    mended_04_condition_passes_the_wakeup_on(Mended04ConditionPassesTheWakeupOn::main),
    mended_05_semaphore_wakes_all_it_can(Mended05SemaphoreWakesAllItCan::main);

    private final String transcript;
    private final Transcript.Program program;

    Scenario(Transcript.Program program) {
        this.transcript = null;
        this.program = program;
    }

    /** A program of the tutorial, which keeps its transcript. */
    Scenario(String tutorial) {
        this.transcript = "/dev/sospeso/samples/" + tutorial + ".expected";
        this.program = () -> Tutorial.run(tutorial);
    }

    void run() throws Exception {
        program.run();
    }

    /** What it must print: what CPython prints, unless a transcript of ours stands beside it. */
    String expected() throws IOException {
        for (String place : places()) {
            try (InputStream text = Scenario.class.getResourceAsStream(place)) {
                if (text != null) {
                    return new String(text.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new FileNotFoundException(name() + ".expected");
    }

    private List<String> places() {
        String file = name() + ".expected";
        return transcript != null ? List.of(transcript)
                : List.of("/conformance/" + file + ".sospeso", "/conformance/" + file,
                        "/conformance-more/" + file + ".sospeso", "/conformance-more/" + file);
    }

    /** Whether it prints what it must; differences go to a stream, line by line. */
    boolean passes(PrintStream differences) throws Exception {
        String expected = expected();
        String printed = Transcript.of(this::run);
        if (printed.equals(expected)) {
            return true;
        }
        differences.println(name() + " differs:");
        List<String> left = expected.lines().toList();
        List<String> right = printed.lines().toList();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String wanted = i < left.size() ? left.get(i) : null;
            String got = i < right.size() ? right.get(i) : null;
            if (!Objects.equals(wanted, got)) {
                differences.println("  line " + (i + 1) + ": " + got + "\n  must be " + wanted);
            }
        }
        return false;
    }
}
