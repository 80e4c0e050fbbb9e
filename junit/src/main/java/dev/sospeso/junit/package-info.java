/** Tests of async code on virtual time, in JUnit Jupiter. */
package dev.sospeso.junit;
