package dev.sospeso.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scenarios in other orders. What asyncio leaves free (what comes from several threads, and the
 * order of tasks where a scenario does not depend on it) may be any: the transcript stays the same,
 * or keeps its lines, as {@code order.txt} says of each.
 */
class ShuffledConformanceTest {

    private static final Path ORDERS =
            Path.of("src", "test", "resources", "conformance", "order.txt");
    private static final int SEEDS = Integer.getInteger("sospeso.seeds", 2);

    private static Map<Scenario, ShuffledOrder> orders() throws IOException {
        Map<Scenario, ShuffledOrder> orders = new LinkedHashMap<>();
        for (String line : Files.readAllLines(ORDERS)) {
            String[] words = line.split(" ");
            orders.put(Scenario.valueOf(words[0]), ShuffledOrder.valueOf(words[1]));
        }
        return orders;
    }

    static Stream<Scenario> free() throws IOException {
        Map<Scenario, ShuffledOrder> orders = orders();
        return orders.keySet().stream()
                .filter(scenario -> orders.get(scenario) != ShuffledOrder.DEFINED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("free")
    void staysTheSameInAnyOrder(Scenario scenario) throws Exception {
        ShuffledOrder order = orders().get(scenario);
        for (long seed = 1; seed <= SEEDS; seed++) {
            String printed = ShuffledOrder.transcript(scenario, seed);
            assertTrue(order.allows(scenario.expected(), printed), "seed " + seed + ":\n" + printed);
        }
    }

    @Test
    void everyScenarioHasAnOrder() throws IOException {
        assertEquals(Arrays.stream(Scenario.values()).map(Enum::name).sorted().toList(),
                orders().keySet().stream().map(Enum::name).sorted().toList());
        List<ShuffledOrder> kinds = orders().values().stream().distinct().sorted().toList();
        assertEquals(List.of(ShuffledOrder.values()), kinds);
    }
}
