package dev.sospeso.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The main job: runs the tutorial's programs one after the other, prints what each prints, and
 * compares it with the transcript of the Python original.
 */
public final class Tutorial {

    private static final String[] NONE = {};

    static final List<Part> PARTS = List.of(
            new Part("FetchData", "two tasks at once", () -> FetchData.main(NONE)),
            new Part("TwoWayGenerator", "next, send, throw", () -> TwoWayGenerator.main(NONE)),
            new Part("CpuBound", "a thread and a process pool", () -> CpuBound.main(NONE)),
            new Part("TwoProcesses", "two processes, two loops", () -> TwoProcesses.main(NONE)),
            new Part("ManualLoop", "the event loop by hand", () -> ManualLoop.main(NONE)),
            new Part("SetFuture", "a future set by a task", () -> SetFuture.main(NONE)),
            new Part("ApiTour", "a tour of the API", () -> ApiTour.main(NONE)),
            new Part("AsyncProtocols", "async for, async with", () -> AsyncProtocols.main(NONE)),
            new Part("FetchPages", "four pages at once over HTTP", () -> FetchPages.main(NONE)));

    private Tutorial() {
    }

    /**
     * One part of the tutorial.
     *
     * @param name the name of the class, and of the transcript beside it
     * @param title what it shows
     * @param program what to run
     */
    record Part(String name, String title, Transcript.Program program) {

        String expected() throws IOException {
            try (InputStream transcript = Tutorial.class.getResourceAsStream(name + ".expected")) {
                return new String(transcript.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /**
     * Runs one program.
     *
     * @param name the name of its class
     * @throws Exception what the program throws
     */
    public static void run(String name) throws Exception {
        for (Part part : PARTS) {
            if (part.name().equals(name)) {
                part.program().run();
                return;
            }
        }
        throw new IllegalArgumentException("no program is called " + name);
    }

    /**
     * Runs all programs; the process ends with status 1 if one printed anything but its transcript.
     *
     * @param args ignored
     * @throws Exception what a program throws
     */
    public static void main(String[] args) throws Exception {
        boolean same = true;
        for (int i = 0; i < PARTS.size(); i++) {
            Part part = PARTS.get(i);
            System.out.println("--- " + (i + 1) + ". " + part.name() + ": " + part.title());
            String transcript = Transcript.of(part.program());
            System.out.print(transcript);
            if (!transcript.equals(part.expected())) {
                same = false;
                System.out.println("*** differs from the expected transcript:");
                System.out.print(part.expected());
            }
        }
        System.out.println("--- " + (same ? "all as expected" : "NOT as expected"));
        System.exit(same ? 0 : 1);
    }
}
