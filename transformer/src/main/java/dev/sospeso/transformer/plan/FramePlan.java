package dev.sospeso.transformer.plan;

import dev.sospeso.transformer.normalise.NormalMethod;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * All that is decided about a method before anything is emitted.
 *
 * @param method the normalised method
 * @param fields the fields of its frame class
 * @param start the arguments that the handle keeps until it is started; number 0
 * @param sites its suspension points, in the order of the code
 * @param headers the first instruction of each loop that is on the way to a site, in the order of
 *     the code; number 1 is the first
 * @param shared what is restored for all sites together if it is compact, else null
 */
public record FramePlan(NormalMethod method, List<FrameField> fields, SitePlan start,
        List<SitePlan> sites, List<AbstractInsnNode> headers,
        SharedRestore shared) {

    /**
     * Says whether its sites share their code.
     *
     * @return true if it is to be small rather than fast
     */
    public boolean isCompact() {
        return shared != null;
    }

    /**
     * Says whether something else may take the place of the body, so that it may be resumed where
     * none of its code is left.
     *
     * @return true if there is a tail await, or a generator delegates or becomes another
     */
    public boolean isReplaceable() {
        return method.sites().stream().anyMatch(site -> switch (site.kind()) {
            case TAIL, TAIL_CALL, DELEGATE -> true;
            default -> site.call().name.equals("become");
        });
    }

    /** The plan as text, one line a site: what tests compare. */
    @Override
    public String toString() {
        return start + "\n" + sites.stream().map(site -> site + "\n").collect(Collectors.joining());
    }
}
