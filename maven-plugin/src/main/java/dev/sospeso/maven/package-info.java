/**
 * The Maven plugin: transforms the classes of a project where the compiler left them, or checks that
 * this was done.
 *
 * <p>The goals only find out what to transform, with which class path, and say what came of it; the
 * work is the transformer's.
 */
package dev.sospeso.maven;
