package dev.sospeso.transformer.check;

/** One rule of the catalogue, or a few that look at the same thing. */
interface MethodCheck {

    /**
     * Judges one method. Never throws, whatever the code looks like.
     *
     * @param method the method
     * @param findings takes what is wrong with it
     */
    void check(CheckedMethod method, Findings findings);
}
