/** The {@code -javaagent}: transforms classes while the JVM loads them. */
package dev.sospeso.transformer.agent;
