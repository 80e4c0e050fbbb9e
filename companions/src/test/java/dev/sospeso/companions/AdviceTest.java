package dev.sospeso.companions;

import static dev.sospeso.asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.Async;
import dev.sospeso.companions.shop.Shop;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;

/** Byte Buddy's agent, which puts advice into classes that are loaded and transformed already. */
class AdviceTest {

    @Test
    void adviceOnAnnotatedMethodsSeesEachCallOnce() {
        assertEquals(List.of("total", "price", "price", "label"),
                calls(ElementMatchers.isAnnotatedWith(Async.class)));
    }

    /** A body has the name of its method, and is entered once more for each time it waited. */
    @Test
    void adviceByNameSeesCallsAndBodies() {
        assertEquals(List.of("total", "price", "price", "price", "price", "price", "price"),
                calls(ElementMatchers.named("total").and(ElementMatchers.isPublic())
                        .or(ElementMatchers.named("price"))));
    }

    private static List<String> calls(ElementMatcher<? super MethodDescription> methods) {
        Shop before = new Shop();
        ResettableClassFileTransformer advice = new AgentBuilder.Default()
                .disableClassFormatChanges().with(RedefinitionStrategy.RETRANSFORMATION)
                .type(ElementMatchers.is(Shop.class))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(CallLog.class).on(methods)))
                .installOn(ByteBuddyAgent.getInstrumentation());
        try {
            CallLog.clear();
            assertEquals(7, run(before.total(List.of("tea", "cake"))));
            assertEquals("shop corner", run(before.label()));
            return CallLog.calls();
        } finally {
            advice.reset(ByteBuddyAgent.getInstrumentation(),
                    RedefinitionStrategy.RETRANSFORMATION);
        }
    }
}
