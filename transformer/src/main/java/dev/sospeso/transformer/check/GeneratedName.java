package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;

/** A nested class that has the very name of the frame class of an async method. */
final class GeneratedName implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.isAsync()) {
            return;
        }
        String frame = method.owner().frameClass(method.node());
        if (method.owner().node().innerClasses.stream()
                .anyMatch(inner -> inner.name.equals(frame))) {
            findings.add(Rule.GENERATED_NAME_TAKEN, null, "the class " + frame.replace('/', '.')
                    + " exists already, and the frame of " + method.node().name
                    + " needs that name.", "give the nested class "
                    + frame.substring(method.owner().node().name.length() + 1) + " another name");
        }
    }
}
