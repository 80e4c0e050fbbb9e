package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a debugger sees of an async method, over the debugger interface of a JVM of its own. */
@Timeout(300)
final class DebuggerTest {

    private static final long PATIENCE_MILLIS = 120_000;

    private VirtualMachine machine;

    @BeforeEach
    void launch(@TempDir Path directory) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Argument> arguments = connector.defaultArguments();
        arguments.get("options").setValue("-cp \"" + Programs.write(directory) + "\"");
        arguments.get("main").setValue("programs.Debugged");
        machine = connector.launch(arguments);
        ClassPrepareRequest prepare = machine.eventRequestManager().createClassPrepareRequest();
        prepare.addClassFilter("programs.Debugged");
        prepare.enable();
    }

    @AfterEach
    void end() throws Exception {
        machine.process().destroyForcibly().waitFor();
    }

    @Test
    void aVariableThatLivedAcrossAnAwaitIsRead() throws Exception {
        stopAt("behind");
        StackFrame frame = frame(next(BreakpointEvent.class));
        assertEquals("kept across", ((StringReference) value(frame, "kept")).value());
        assertEquals(String.valueOf(1L << 40), value(frame, "wide").toString());
        assertEquals("30", value(frame, "argument").toString());
        assertEquals("5", value(frame, "value").toString());
        assertNotNull(frame.thisObject().getValue(
                frame.thisObject().referenceType().fieldByName("field")));
        assertEquals("work", frame.location().method().name());
    }

    @Test
    void onlyTheUsersVariablesAreVisible() throws Exception {
        stopAt("second await");
        StackFrame frame = frame(next(BreakpointEvent.class));
        List<String> names = new ArrayList<>();
        for (LocalVariable variable : frame.visibleVariables()) {
            names.add(variable.name());
        }
        assertEquals(List.of("after", "argument", "kept", "value", "wide"),
                names.stream().sorted().toList());
    }

    @Test
    void aStepLandsOnTheNextLineOfTheUser() throws Exception {
        stopAt("behind");
        BreakpointEvent stopped = next(BreakpointEvent.class);
        assertEquals(line("behind"), stopped.location().lineNumber());
        StepRequest step = machine.eventRequestManager().createStepRequest(stopped.thread(),
                StepRequest.STEP_LINE, StepRequest.STEP_OVER);
        step.addCountFilter(1);
        step.enable();
        assertEquals(line("second await"), next(StepEvent.class).location().lineNumber());
    }

    @Test
    void aLineIsReachedOnceHoweverOftenTheMethodIsResumed() throws Exception {
        stopAt("first", "behind", "last");
        List<Integer> lines = new ArrayList<>();
        for (LocatableEvent hit = next(BreakpointEvent.class); hit != null;
                hit = next(BreakpointEvent.class)) {
            lines.add(hit.location().lineNumber());
        }
        assertEquals(List.of(line("first"), line("behind"), line("last")), lines);
    }

    private static int line(String mark) {
        return Programs.line("Debugged", mark);
    }

    private void stopAt(String... marks) throws Exception {
        ReferenceType type = null;
        while (type == null) {
            for (Event event : machine.eventQueue().remove(PATIENCE_MILLIS)) {
                if (event instanceof ClassPrepareEvent prepared) {
                    type = prepared.referenceType();
                }
            }
            if (type == null) {
                machine.resume();
            }
        }
        for (String mark : marks) {
            for (Location location : type.locationsOfLine(line(mark))) {
                EventRequest request =
                        machine.eventRequestManager().createBreakpointRequest(location);
                request.enable();
            }
        }
    }

    /** Lets the program run to the next event of a kind; null when it ends first. */
    private <E extends LocatableEvent> E next(Class<E> kind) throws InterruptedException {
        machine.resume();
        for (;;) {
            EventSet events = machine.eventQueue().remove(PATIENCE_MILLIS);
            assertNotNull(events, "the program says nothing");
            for (Event event : events) {
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
                if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                    return null;
                }
            }
            events.resume();
        }
    }

    private static StackFrame frame(LocatableEvent event) throws Exception {
        ThreadReference thread = event.thread();
        return thread.frame(0);
    }

    private static Value value(StackFrame frame, String name) throws AbsentInformationException {
        LocalVariable variable = frame.visibleVariableByName(name);
        assertNotNull(variable, name);
        return frame.getValue(variable);
    }
}
