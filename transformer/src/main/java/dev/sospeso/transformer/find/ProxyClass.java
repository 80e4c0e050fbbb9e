package dev.sospeso.transformer.find;

import java.util.List;

/**
 * Tells the classes that libraries generate at run time, as proxies and mocks, by their names. They
 * often carry the annotations of the methods that they override, but hold no code of a user's: a
 * call of a mock must be noted when it is made, and not when its coroutine runs.
 */
public final class ProxyClass {

    private static final List<String> INFIXES = List.of("$MockitoMock$", "$ByteBuddy$",
            "$auxiliary$", "$HibernateProxy$", "$$EnhancerBy", "$$SpringCGLIB$$", "$$FastClassBy");

    private ProxyClass() {
    }

    /**
     * Says whether a class is a library's.
     *
     * @param internalName its internal name
     * @return true for the names that Mockito, Byte Buddy, Hibernate, CGLIB and Spring make up
     */
    public static boolean is(String internalName) {
        return internalName.indexOf('$') >= 0 && INFIXES.stream().anyMatch(internalName::contains);
    }
}
