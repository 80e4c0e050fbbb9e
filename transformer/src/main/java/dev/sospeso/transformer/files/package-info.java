/**
 * Transforms the class files of directories and jars where they are. What is written is written
 * whole: a reader sees the old file or the new one, and a frame class stands before its owner.
 */
package dev.sospeso.transformer.files;
