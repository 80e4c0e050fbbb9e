package dev.sospeso.junit;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** The runs of a {@link LoopTest}. */
final class LoopTestRuns implements TestTemplateInvocationContextProvider {

    private static final double NANOS_PER_SECOND = 1e9;

    /** One run; without a seed, in the usual order. */
    private record Run(LoopExtension extension, Long seed)
            implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return seed == null ? "in order" : "shuffled with seed " + seed;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(extension);
        }
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), LoopTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        LoopTest test = AnnotationSupport
                .findAnnotation(context.getRequiredTestMethod(), LoopTest.class).orElseThrow();
        LoopExtension inOrder = LoopExtension.withLimit(
                Duration.ofNanos((long) (test.limit() * NANOS_PER_SECOND)));
        LongStream seeds = LongStream.concat(
                LongStream.range(0, test.shuffles()), LongStream.of(test.seeds()));
        return Stream.concat(Stream.of(new Run(inOrder, null)),
                seeds.mapToObj(seed -> new Run(inOrder.shuffledWith(seed), seed)));
    }
}
