package dev.sospeso.transformer.normalise;

import dev.sospeso.transformer.analyse.MethodTypes;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.find.AsyncMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * A method whose suspension points are canonical calls, with no uninitialised object across any.
 *
 * @param async the method; its code has been rewritten in place
 * @param sites the calls to complete, in the order of the code
 * @param types its types
 */
public record NormalMethod(AsyncMethod async, List<Site> sites, MethodTypes types) {

    /**
     * Normalises a method in place: the table of contents of this package.
     *
     * @param async the method
     * @param siblings all async methods of its class
     * @param hierarchy for receivers of {@code close}, and for class files without frames
     * @return the method, its sites and its types
     * @throws AnalyzerException if the code is not valid
     */
    public static NormalMethod of(AsyncMethod async, List<AsyncMethod> siblings,
            ClassHierarchy hierarchy) throws AnalyzerException {
        MethodNode method = async.method();
        String owner = async.owner().name;
        DeadCode.remove(owner, method, hierarchy);
        KeepReceiver.rewrite(method, owner);
        // The pseudo calls need a little more room than the calls they stand for.
        method.maxStack += 4;
        CallContext calls = new CallContext(method, siblings);
        // Returns come second: an awaited call must not be taken for a tail call.
        List<Site> sites = new ArrayList<>(
                new CanonicalSites(method, calls, hierarchy).rewrite(owner));
        sites.addAll(new CanonicalReturns(method, async.kind(), calls).rewrite());
        sites.sort(Comparator.comparingInt(site -> method.instructions.indexOf(site.call())));
        MethodTypes types = MethodTypes.of(owner, method, hierarchy);
        if (MoveNewBesideConstructor.rewrite(method, types, sites)) {
            types = MethodTypes.of(owner, method, hierarchy);
        }
        return new NormalMethod(async, sites, types);
    }
}
