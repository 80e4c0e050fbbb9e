/**
 * The doors between threads and loops under jcstress: it runs the actors of each class on different
 * threads, over and over, and fails if it sees an outcome that the class does not list.
 */
package dev.sospeso.asyncio;
