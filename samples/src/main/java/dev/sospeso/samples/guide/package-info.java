/** The programs of the guide in the README, which quotes their regions and their output. */
package dev.sospeso.samples.guide;
