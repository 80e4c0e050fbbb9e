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

/**
 * Transforms the async methods of the project's classes, where the compiler left them. Classes that
 * are transformed already, or have no async methods, are not touched.
 */
@Mojo(name = "transform", defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class TransformMojo extends ClassesMojo {

    /** The directory of the compiled classes; if it does not exist, nothing is done. */
    @Parameter(property = "sospeso.classesDirectory",
            defaultValue = "${project.build.outputDirectory}")
    private String classesDirectory;

    /** Made by Maven. */
    public TransformMojo() {
    }

    @Override
    List<ClassSet> classSets(MavenProject project) throws DependencyResolutionRequiredException {
        return List.of(new ClassSet(classesDirectory, project.getCompileClasspathElements(),
                project.getCompileSourceRoots()));
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
