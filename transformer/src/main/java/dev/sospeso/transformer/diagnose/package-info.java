/** What the transformer says to a person: the catalogue of rules, findings and where they are. */
package dev.sospeso.transformer.diagnose;
