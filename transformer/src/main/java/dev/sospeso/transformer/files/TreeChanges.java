package dev.sospeso.transformer.files;

import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHeader;
import dev.sospeso.transformer.bytecode.ConstantPool;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.find.AsyncMention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Works out what must change in a tree; changes nothing itself. */
final class TreeChanges {

    private final ClassTree tree;
    private final ClassFileSource classPath;
    private final Function<ClassFileSource, ? extends ClassFileTransform> transforms;
    private final ClassFilter filter;
    private final List<String> entries;
    private final ClassRoots roots;
    private final Map<String, ClassFileTransform> transformByRoot = new HashMap<>();
    private final List<TransformedClass> transformed = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, byte[]> writes = new LinkedHashMap<>();
    private final List<String> frames = new ArrayList<>();
    private final Set<String> live = new HashSet<>();

    /** Looks at the whole tree. */
    TreeChanges(ClassTree tree, ClassFileSource classPath,
            Function<ClassFileSource, ? extends ClassFileTransform> transforms,
            ClassFilter filter) throws IOException {
        this.tree = tree;
        this.classPath = classPath;
        this.transforms = transforms;
        this.filter = filter;
        this.entries = tree.classEntries();
        this.roots = new ClassRoots(tree, entries);
        for (String entry : entries) {
            look(entry);
        }
    }

    private void look(String entry) throws IOException {
        byte[] classFile = entry.endsWith("module-info.class") ? null : tree.read(entry);
        if (classFile == null || !AsyncMention.in(classFile)) {
            return;
        }
        ClassHeader header = ClassHeader.of(classFile);
        String root = header == null ? null : ClassRoots.of(entry, header.name());
        if (root == null) {
            return;
        }
        if (entry.contains(RuntimeNames.FRAME_INFIX) && FrameClass.is(classFile)) {
            frames.add(entry);
            return;
        }
        byte[] now = filter.matches(header.name())
                ? transform(entry, root, header.name(), classFile) : classFile;
        for (String name : ConstantPool.of(now).classNames()) {
            if (name.contains(RuntimeNames.FRAME_INFIX)) {
                live.add(root + name + ".class");
            }
        }
    }

    private byte[] transform(String entry, String root, String name, byte[] classFile)
            throws IOException {
        ClassFileTransform transform = transformByRoot.computeIfAbsent(root, each ->
                transforms.apply(roots.seenFrom(each).orElse(classPath)));
        TransformResult result;
        try {
            result = transform.transform(classFile);
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot transform " + entry + ": " + e, e);
        }
        diagnostics.addAll(result.diagnostics());
        if (!result.changed()) {
            return classFile;
        }
        List<String> frameEntries = new ArrayList<>();
        for (Map.Entry<String, byte[]> frame : result.frameClasses().entrySet()) {
            String frameEntry = root + frame.getKey() + ".class";
            putFrame(entry, frameEntry, frame.getValue());
            frameEntries.add(frameEntry);
        }
        writes.put(entry, result.classFile());
        transformed.add(new TransformedClass(entry, name, result.asyncMethods(), frameEntries));
        return result.classFile();
    }

    private void putFrame(String owner, String frameEntry, byte[] frame) throws IOException {
        byte[] present = tree.read(frameEntry);
        if (present != null && !FrameClass.is(present)) {
            throw new IOException(frameEntry + " is a class of its own, but " + owner
                    + " needs that name for a frame class: rename it");
        }
        if (!Arrays.equals(present, frame)) {
            writes.put(frameEntry, frame);
        }
    }

    /** The new contents; every class stands right behind its frame classes. */
    Map<String, byte[]> writes() {
        return writes;
    }

    /** The frame classes to which no class refers any more. */
    List<String> stale() {
        return frames.stream().filter(frame -> !live.contains(frame)).toList();
    }

    boolean isEmpty() {
        return writes.isEmpty() && stale().isEmpty();
    }

    /** The classes that change, with their frame classes. */
    List<TransformedClass> transformed() {
        return transformed;
    }

    /** The report if these changes are made, or if none is. */
    TransformReport report(boolean applied) {
        return new TransformReport(entries.size(), List.copyOf(transformed),
                List.copyOf(diagnostics), applied ? List.copyOf(writes.keySet()) : List.of(),
                applied ? stale() : List.of());
    }

    /** Whether a mode lets these changes be made. */
    boolean allowedBy(Mode mode) {
        return switch (mode) {
            case CHECK -> false;
            case ALL_OR_NOTHING -> diagnostics.stream().noneMatch(Diagnostic::isError);
            case SKIP_FAULTY -> true;
        };
    }
}
