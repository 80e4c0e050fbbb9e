package dev.sospeso.companions;

import static dev.sospeso.asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import dev.sospeso.companions.shop.Greeter;
import dev.sospeso.companions.shop.Shop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.cglib.proxy.Enhancer;

/** Subclasses and implementations that proxies make of types with async methods. */
class ProxyTest {

    /** Each item of a total costs one call more where calls of the object itself are seen. */
    private static final List<String> ITEMS = List.of("tea", "cake");

    @Test
    void springCallsATargetBehindACglibProxy() {
        List<String> calls = new ArrayList<>();
        ProxyFactory factory = new ProxyFactory(new Shop());
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) invocation -> {
            calls.add(invocation.getMethod().getName());
            return invocation.proceed();
        });
        Shop proxy = (Shop) factory.getProxy();
        Coroutine<Integer> total = proxy.total(ITEMS);
        assertEquals(List.of("total"), calls);
        assertEquals(7, run(total));
        assertEquals("shop corner", run(proxy.label()));
        assertEquals("c", proxy.letters().next());
        assertEquals(List.of("total", "label", "letters"), calls);
    }

    @Test
    void cglibSubclassCallsSuper() {
        List<String> calls = new ArrayList<>();
        Enhancer enhancer = new Enhancer();
        enhancer.setSuperclass(Shop.class);
        enhancer.setCallback((org.springframework.cglib.proxy.MethodInterceptor)
                (object, method, args, call) -> {
                    calls.add(method.getName());
                    return call.invokeSuper(object, args);
                });
        Shop proxy = (Shop) enhancer.create();
        assertEquals(7, run(proxy.total(ITEMS)));
        assertEquals(List.of("total", "price", "price"), calls);
    }

    @Test
    void byteBuddySubclassCallsSuper() throws ReflectiveOperationException {
        Counting counting = new Counting();
        Shop proxy = new ByteBuddy().subclass(Shop.class)
                .method(ElementMatchers.isDeclaredBy(Shop.class))
                .intercept(MethodDelegation.to(counting)).make()
                .load(Shop.class.getClassLoader()).getLoaded().getConstructor().newInstance();
        assertEquals(7, run(proxy.total(ITEMS)));
        assertEquals("shop corner", run(proxy.label()));
        assertEquals(List.of("total", "price", "price", "label"), counting.calls);
    }

    /** Public, since generated code calls it. */
    public static final class Counting {
        private final List<String> calls = new ArrayList<>();

        /** Notes the call and makes it. */
        @RuntimeType
        public Object intercept(@Origin Method method, @SuperCall Callable<?> call)
                throws Exception {
            calls.add(method.getName());
            return call.call();
        }
    }

    @Test
    void aProxyOfTheJdkCallsAnAsyncDefaultMethod() {
        List<String> calls = new ArrayList<>();
        Greeter greeter = (Greeter) Proxy.newProxyInstance(Greeter.class.getClassLoader(),
                new Class<?>[] {Greeter.class}, (proxy, method, args) -> {
                    calls.add(method.getName());
                    return method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, args)
                            : Coroutine.of("Ada");
                });
        Coroutine<String> greeting = greeter.greeting();
        assertEquals(List.of("greeting"), calls);
        assertEquals("hello Ada!", run(greeting));
        assertEquals(List.of("greeting", "name"), calls);
    }

    @Test
    void nothingGeneratedIsOverridable() {
        for (Method method : Shop.class.getMethods()) {
            assertTrue(!method.getName().contains("$"), method::toString);
        }
    }
}
