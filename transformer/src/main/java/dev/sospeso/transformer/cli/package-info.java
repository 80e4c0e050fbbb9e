/** The command line: {@code java -jar sospeso-transformer.jar DIR-OR-JAR...}. */
package dev.sospeso.transformer.cli;
