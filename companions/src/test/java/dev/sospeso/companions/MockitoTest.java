package dev.sospeso.companions;

import static dev.sospeso.asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sospeso.Coroutine;
import dev.sospeso.companions.shop.Greeter;
import dev.sospeso.companions.shop.Shop;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

/** Mockito's inline mocks of classes with async methods. */
class MockitoTest {

    @Test
    void aMockGivesWhatItIsTold() {
        Shop shop = mock(Shop.class);
        when(shop.price("tea")).thenReturn(Coroutine.of(7));
        when(shop.letters()).thenAnswer(call -> new Shop("ab").letters());
        assertEquals(7, run(shop.price("tea")));
        assertEquals("a", shop.letters().next());
        assertNull(shop.price("cake"));
        verify(shop).price("tea");
        verify(shop, never()).total(any());
    }

    @Test
    void aMockFailsWhenAwaitedAsItIsTold() {
        Shop shop = mock(Shop.class);
        when(shop.price(anyString())).thenThrow(new IllegalStateException("closed"));
        when(shop.total(any())).thenCallRealMethod();
        assertEquals("closed", assertThrows(IllegalStateException.class,
                () -> run(shop.total(List.of("tea")))).getMessage());
    }

    @Test
    void aMockOfAFinalMethod() {
        Shop shop = mock(Shop.class);
        when(shop.fixed()).thenReturn(Coroutine.of("mocked"));
        assertEquals("mocked", run(shop.fixed()));
    }

    @Test
    void aSpyRunsTheRealMethodAndSeesItsCalls() {
        Shop shop = spy(new Shop());
        doReturn(Coroutine.of(100)).when(shop).price("tea");
        assertEquals(104, run(shop.total(List.of("tea", "cake"))));
        verify(shop, times(1)).total(List.of("tea", "cake"));
        verify(shop, times(1)).price("tea");
        verify(shop, times(1)).price("cake");
    }

    /** An awaited call of a final, private or static method of the class goes to its body. */
    @Test
    void aSpyDoesNotSeeAwaitedCallsThatCannotBeOverridden() {
        Shop shop = spy(new Shop());
        doReturn(Coroutine.of("mocked")).when(shop).fixed();
        assertEquals("mocked", run(shop.fixed()));
        assertEquals("shop corner", run(shop.label()));
    }

    @Test
    void aSpyOfAGenerator() {
        Shop shop = spy(new Shop("xyz"));
        StringBuilder all = new StringBuilder();
        for (Iterator<String> letters = shop.letters(); letters.hasNext();) {
            all.append(letters.next());
        }
        assertEquals("xyz", all.toString());
        verify(shop).letters();
    }

    @Test
    void aMockOfAnInterfaceCallsItsAsyncDefaultMethod() {
        Greeter greeter = mock(Greeter.class, CALLS_REAL_METHODS);
        doReturn(Coroutine.of("Ada")).when(greeter).name();
        assertEquals("hello Ada!", run(greeter.greeting()));
    }

    @Test
    void aStaticMock() {
        assertEquals("open all day", run(Shop.motto()));
        try (MockedStatic<Shop> mocked = mockStatic(Shop.class)) {
            mocked.when(Shop::motto).thenReturn(Coroutine.of("closed"));
            assertEquals("closed", run(Shop.motto()));
            mocked.verify(Shop::motto, times(1));
        }
        assertEquals("open all day", run(Shop.motto()));
    }

    /** The generated static methods of the class are not the user's, and must not be mocked. */
    @Test
    void instanceMethodsRunWhereTheirClassIsMockedStatically() {
        try (MockedStatic<Shop> mocked = mockStatic(Shop.class)) {
            mocked.when(Shop::motto).thenReturn(Coroutine.of("closed"));
            assertEquals(7, run(new Shop().total(List.of("tea", "cake"))));
        }
    }

    @Test
    void aMockedRealCallSuspendsAndResumes() {
        Shop shop = mock(Shop.class);
        when(shop.price("tea")).thenCallRealMethod();
        assertEquals(3, run(shop.price("tea")));
    }
}
