/** The tutorial's programs, each beside the transcript of its Python original. */
package dev.sospeso.samples;
