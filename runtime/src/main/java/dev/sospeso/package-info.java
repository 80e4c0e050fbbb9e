/**
 * The language: what an {@link dev.sospeso.Async @Async} method may return and suspend on, the
 * protocol objects with Python's {@code send}, {@code next}, {@code throw} and {@code close}, and
 * the frame classes that transformed code extends. This package knows no event loop.
 *
 * <p>Types whose names end in {@code Frame}, and {@link dev.sospeso.Suspension}, are the calling
 * convention between transformed code and the runtime. Programs never name them.
 */
package dev.sospeso;
