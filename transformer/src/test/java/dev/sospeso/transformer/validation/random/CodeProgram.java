package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.CodeBlock.Exit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.TraceClassVisitor;

/**
 * A program of bytecode.
 *
 * @param seed what it was made from
 * @param generator whether the code is that of a generator, else of a coroutine
 * @param blocks its basic blocks; the first is where it begins
 * @param ranges its exception ranges, in their order
 * @param script what is done with the generator
 * @param shift how many locals are left out below those that are not pinned
 */
record CodeProgram(long seed, boolean generator, List<CodeBlock> blocks, List<CodeRange> ranges,
        List<Integer> script, int shift) implements RandomProgram {

    @Override
    public String className() {
        return "random/C" + seed;
    }

    @Override
    public String oracleName() {
        return className();
    }

    @Override
    public boolean usesLoop() {
        return false;
    }

    @Override
    public Map<String, String> sources() {
        return Map.of();
    }

    @Override
    public Map<String, byte[]> classes() {
        return Map.of(className(), new CodeWriter(this).classFile());
    }

    @Override
    public String text() {
        StringWriter text = new StringWriter();
        new ClassReader(classes().get(className())).accept(
                new TraceClassVisitor(new PrintWriter(text)), 0);
        return text.toString();
    }

    /** How many ops of a kind it has. */
    int count(Op.Kind kind) {
        return (int) blocks.stream().flatMap(block -> block.ops().stream())
                .filter(op -> op.kind() == kind).count();
    }

    @Override
    public List<RandomProgram> smaller() {
        List<RandomProgram> smaller = new ArrayList<>();
        if (shift > 0) {
            smaller.add(new CodeProgram(seed, generator, blocks, ranges, script, 0));
        }
        for (int index = 0; index < ranges.size(); index++) {
            List<CodeRange> fewer = new ArrayList<>(ranges);
            fewer.remove(index);
            smaller.add(new CodeProgram(seed, generator, blocks, fewer, script, shift));
        }
        for (int index = 0; index < script.size(); index++) {
            List<Integer> fewer = new ArrayList<>(script);
            fewer.remove(index);
            smaller.add(new CodeProgram(seed, generator, blocks, ranges, fewer, shift));
        }
        for (int index = 0; index < blocks.size(); index++) {
            CodeBlock block = blocks.get(index);
            if (block.exit() != Exit.RETURN) {
                smaller.add(with(index, block.jumping(Exit.RETURN, List.of())));
                for (int target : block.exit() == Exit.GOTO ? List.<Integer>of()
                        : block.targets()) {
                    smaller.add(with(index, block.jumping(Exit.GOTO, List.of(target))));
                }
            }
            for (int op = 0; op < block.ops().size(); op++) {
                List<Op> fewer = new ArrayList<>(block.ops());
                fewer.remove(op);
                smaller.add(with(index, block.with(fewer)));
            }
        }
        return smaller;
    }

    private CodeProgram with(int index, CodeBlock block) {
        List<CodeBlock> changed = new ArrayList<>(blocks);
        changed.set(index, block);
        return new CodeProgram(seed, generator, changed, ranges, script, shift);
    }
}
