package dev.sospeso.transformer.diagnose;

/**
 * One finding.
 *
 * @param rule which rule of the catalogue
 * @param severity how bad
 * @param place where
 * @param reason what is wrong there and why, in one or two sentences
 * @param instead the corrected line, or null where there is none to give
 */
public record Diagnostic(Rule rule, Severity severity, SourcePlace place, String reason,
        String instead) {

    /**
     * Says whether this is an error.
     *
     * @return true for an error, false for a warning
     */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * Formats the finding for a person.
     *
     * @return {@code [RULE_ID] place: reason}, and the corrected line below it
     */
    public String render() {
        return "[" + rule + "] " + place + ": " + reason
                + (instead == null ? "" : "\n    Instead: " + instead);
    }
}
