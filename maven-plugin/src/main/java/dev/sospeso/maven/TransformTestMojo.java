package dev.sospeso.maven;

import dev.sospeso.transformer.files.Mode;
import dev.sospeso.transformer.files.TransformReport;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/** Transforms the async methods of the project's test classes, as {@code transform} does. */
@Mojo(name = "transform-test", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
        requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class TransformTestMojo extends ClassesMojo {

    /** The directory of the compiled test classes; if it does not exist, nothing is done. */
    @Parameter(property = "sospeso.testClassesDirectory",
            defaultValue = "${project.build.testOutputDirectory}")
    private String testClassesDirectory;

    /** Whether the build leaves out its tests, their compilation included. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean skipTests;

    /** Made by Maven. */
    public TransformTestMojo() {
    }

    @Override
    List<ClassSet> classSets(MavenProject project) throws DependencyResolutionRequiredException {
        return skipTests ? List.of() : List.of(new ClassSet(testClassesDirectory,
                project.getTestClasspathElements(), project.getTestCompileSourceRoots()));
    }

    @Override
    Mode mode(boolean failOnError) {
        return failOnError ? Mode.ALL_OR_NOTHING : Mode.SKIP_FAULTY;
    }

    @Override
    int conclude(TransformReport report, Findings findings) {
        findings.logTransformed(report);
        return 0;
    }
}
