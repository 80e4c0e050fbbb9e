package dev.sospeso.maven;

import dev.sospeso.transformer.files.Mode;
import dev.sospeso.transformer.files.TransformReport;
import dev.sospeso.transformer.files.TransformedClass;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Fails the build if a class or test class of the project has async methods that are not
 * transformed, or that cannot be. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class CheckMojo extends ClassesMojo {

    /** The directory of the compiled classes; need not exist. */
    @Parameter(property = "sospeso.classesDirectory",
            defaultValue = "${project.build.outputDirectory}")
    private String classesDirectory;

    /** The directory of the compiled test classes; need not exist. */
    @Parameter(property = "sospeso.testClassesDirectory",
            defaultValue = "${project.build.testOutputDirectory}")
    private String testClassesDirectory;

    /** Whether the build leaves out its tests: their classes are not looked at then. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean skipTests;

    /** Made by Maven. */
    public CheckMojo() {
    }

    @Override
    List<ClassSet> classSets(MavenProject project) throws DependencyResolutionRequiredException {
        List<ClassSet> sets = new ArrayList<>();
        sets.add(new ClassSet(classesDirectory, project.getCompileClasspathElements(),
                project.getCompileSourceRoots()));
        if (!skipTests) {
            sets.add(new ClassSet(testClassesDirectory, project.getTestClasspathElements(),
                    project.getTestCompileSourceRoots()));
        }
        return sets;
    }

    @Override
    Mode mode(boolean failOnError) {
        return Mode.CHECK;
    }

    @Override
    int conclude(TransformReport report, Findings findings) {
        for (TransformedClass each : report.transformed()) {
            findings.log().error(Findings.className(each) + ": "
                    + Findings.methods(each.asyncMethods()) + " not transformed; add the goals"
                    + " 'transform' and 'transform-test' to the build");
        }
        return report.transformed().size();
    }
}
