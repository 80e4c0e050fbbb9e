package dev.sospeso.transformer.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final SourcePlace PLACE = new SourcePlace("shop.Shop", "total", "Shop.java", 41);

    private static Diagnostic of(Rule rule, SourcePlace place, String instead) {
        return new Diagnostic(rule, rule.severity(), place, "Reason.", instead);
    }

    @Test
    void showsEveryFindingWithItsSeverityAndCountsThem() {
        Report report = new Report(List.of(
                of(Rule.SUSPENSION_IN_MONITOR, PLACE, "a();"),
                of(Rule.BLOCKING_CALL, new SourcePlace("shop.Shop", "total", "Shop.java", 42), null),
                of(Rule.SPRING_ASYNC, PLACE, null)));
        assertEquals("""
                error: [SUSPENSION_IN_MONITOR] shop.Shop.total(Shop.java:41): Reason.
                    Instead: a();
                warning: [BLOCKING_CALL] shop.Shop.total(Shop.java:42): Reason.
                error: [SPRING_ASYNC] shop.Shop.total(Shop.java:41): Reason.
                2 errors, 1 warning""", report.render());
    }

    @Test
    void sayingNothingTakesNoText() {
        assertEquals("", new Report(List.of()).render());
        assertEquals("0 errors, 0 warnings", new Report(List.of()).summary());
    }

    @Test
    void aPlaceWithoutDebugInformationIsStillReadable() {
        assertEquals("shop.Shop.total(Unknown Source)",
                new SourcePlace("shop.Shop", "total", null, -1).toString());
        assertEquals("shop.Shop.total(Shop.java)",
                new SourcePlace("shop.Shop", "total", "Shop.java", -1).toString());
    }
}
