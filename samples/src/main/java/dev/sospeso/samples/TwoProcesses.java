package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.setEventLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Program 4: two processes, each with its own loop; their lines are collected and sorted. */
final class TwoProcesses {

    private TwoProcesses() {
    }

    @Async
    static Coroutine<String> work(String name, int n) {
        int total = 0;
        for (int i = 0; i < n; i++) {
            total += i;
            await(sleep(0));
        }
        return Coroutine.of(name + " total " + total);
    }

    static void processMain(String name, int n) {
        EventLoop loop = newEventLoop();
        setEventLoop(loop);
        try {
            print(loop.runUntilComplete(work(name, n)));
        } finally {
            loop.close();
        }
        print(name, "loop closed", loop.isClosed());
    }

    /** Starts a JVM like this one: same Java, same class path, same agents. */
    static Process start(String name, int n) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(TwoProcesses.class.getName(), name, String.valueOf(n)));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2) {
            processMain(args[0], Integer.parseInt(args[1]));
            return;
        }
        List<Process> ps = List.of(start("p1", 5), start("p2", 10));
        List<String> lines = new ArrayList<>();
        for (Process p : ps) {
            lines.addAll(p.inputReader().lines().toList());
        }
        List<Integer> exitCodes = new ArrayList<>();
        for (Process p : ps) {
            exitCodes.add(p.waitFor());
        }
        lines.stream().sorted().forEach(Print::print);
        print("exit codes", exitCodes);
    }
}
