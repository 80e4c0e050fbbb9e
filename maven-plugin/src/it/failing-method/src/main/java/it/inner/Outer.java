package it.inner;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

public final class Outer {

    public static final class Inner {

        public Inner() {
            await(sleep(1));
        }
    }
}
