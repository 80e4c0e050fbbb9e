package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exception groups, as PEP 654 describes them. */
final class ExceptionGroupTest {

    private final IOException first = new IOException("1");
    private final ArithmeticException second = new ArithmeticException("2");
    private final IOException third = new IOException("3");
    private final ExceptionGroup nested = new ExceptionGroup("n", List.of(second, third));
    private final ExceptionGroup group = new ExceptionGroup("m", List.of(first, nested));

    @Test
    void theMessageCountsTheMembers() {
        assertEquals("m (2 sub-exceptions)", group.getMessage());
        assertEquals("m", group.message());
        assertEquals("x (1 sub-exception)", new ExceptionGroup("x", List.of(first)).getMessage());
    }

    @Test
    void theMembersAreShownByEveryPrintedTrace() {
        StringWriter text = new StringWriter();
        group.printStackTrace(new PrintWriter(text));
        assertTrue(text.toString().contains("Suppressed: java.io.IOException: 1"));
        assertTrue(text.toString().contains("Suppressed: java.lang.ArithmeticException: 2"));
    }

    @Test
    void splitByClassKeepsTheNesting() {
        ExceptionGrouping.Split split = group.split(IOException.class);
        assertEquals("m[1, n[3]]", text(split.matched().asThrowable()));
        assertEquals("m[n[2]]", text(split.rest().asThrowable()));
        assertArrayEquals(group.getStackTrace(), split.rest().asThrowable().getStackTrace());
        assertEquals("m[n[2]]", text(group.subgroup(ArithmeticException.class)));
    }

    @Test
    void splitByConditionMayGiveEverythingOrNothing() {
        ExceptionGrouping.Split all = group.split(e -> !(e instanceof ExceptionGrouping));
        assertEquals("m[1, n[2, 3]]", text(all.matched().asThrowable()));
        assertNull(all.rest());
        ExceptionGrouping.Split none = group.split(NullPointerException.class);
        assertNull(none.matched());
        assertEquals("m[1, n[2, 3]]", text(none.rest().asThrowable()));
        assertSame(group, group.subgroup(ExceptionGroup.class));
        assertNull(group.subgroup(NullPointerException.class));
    }

    @Test
    void partsWithEveryMemberAreNewGroups() {
        Throwable rest = group.split(NullPointerException.class).rest().asThrowable();
        rest.initCause(new IllegalStateException("of the part"));
        assertNull(group.getCause());
        assertNotSame(nested, ((ExceptionGrouping) rest).exceptions().get(1));
        assertNotSame(group, group.subgroup(e -> !(e instanceof ExceptionGrouping)));
    }

    @Test
    void theCauseGoesWithTheParts() {
        group.initCause(new IllegalStateException("cause"));
        assertSame(group.getCause(),
                group.split(IOException.class).rest().asThrowable().getCause());
    }

    @Test
    void anErrorMakesTheGroupAnError() {
        CancelledError cancelled = new CancelledError();
        ExceptionGrouping both = ExceptionGrouping.of("b", List.of(cancelled, first));
        assertInstanceOf(BaseExceptionGroup.class, both);
        assertInstanceOf(ExceptionGroup.class, both.split(IOException.class).matched());
        assertInstanceOf(BaseExceptionGroup.class, both.split(IOException.class).rest());
        assertInstanceOf(BaseExceptionGroup.class,
                ExceptionGrouping.of("outer", List.of((Throwable) both)));
        assertInstanceOf(ExceptionGroup.class, ExceptionGrouping.of("x", List.of(first)));
        assertThrows(IllegalArgumentException.class,
                () -> new ExceptionGroup("x", List.of(first, cancelled)));
    }

    @Test
    void aGroupHasMembersAndNoneIsNull() {
        assertThrows(IllegalArgumentException.class, () -> new ExceptionGroup("x", List.of()));
        assertThrows(NullPointerException.class,
                () -> new ExceptionGroup("x", Arrays.asList(first, null)));
        assertThrows(UnsupportedOperationException.class, () -> group.exceptions().clear());
    }

    private static String text(Throwable exception) {
        if (!(exception instanceof ExceptionGrouping part)) {
            return exception.getMessage();
        }
        return part.message() + part.exceptions().stream().map(ExceptionGroupTest::text).toList();
    }
}
