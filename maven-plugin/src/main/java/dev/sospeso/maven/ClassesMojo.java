package dev.sospeso.maven;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.OpenClassFileSource;
import dev.sospeso.transformer.files.ClassDirectory;
import dev.sospeso.transformer.files.ClassFilter;
import dev.sospeso.transformer.files.Mode;
import dev.sospeso.transformer.files.TransformReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: their parameters, and the order of a run. */
abstract class ClassesMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Whether to do nothing. */
    @Parameter(property = "sospeso.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The classes to look at, by name; all if empty. A name has dots, nested classes have a
     * {@code $}. {@code *} stands for any characters, packages included, {@code ?} for one.
     */
    @Parameter(property = "sospeso.includes")
    private List<String> includes;

    /** The classes to leave alone even if they are included, by name as there. */
    @Parameter(property = "sospeso.excludes")
    private List<String> excludes;

    /**
     * Whether an error fails the build, and nothing is written then. If not, errors are only logged,
     * and the classes that have them stay untransformed.
     */
    @Parameter(property = "sospeso.failOnError", defaultValue = "true")
    private boolean failOnError;

    /**
     * Whether a call whose coroutine is dropped, and so never runs, is an error. If not, it is a
     * warning.
     */
    @Parameter(property = "sospeso.failOnUnawaited", defaultValue = "true")
    private boolean failOnUnawaited;

    /** Whether to log each class that is transformed. */
    @Parameter(property = "sospeso.verbose", defaultValue = "false")
    private boolean verbose;

    /** Whether to run a bytecode verifier over every class that is written. */
    @Parameter(property = "sospeso.verify", defaultValue = "false")
    private boolean verify;

    /** The directories this goal works on. */
    abstract List<ClassSet> classSets(MavenProject project)
            throws DependencyResolutionRequiredException;

    /** What may be written. */
    abstract Mode mode(boolean failOnError);

    /** Says what came of a directory, and how many errors there are beside the diagnostics. */
    abstract int conclude(TransformReport report, Findings findings);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped.");
            return;
        }
        int errors = 0;
        for (ClassSet classes : resolved()) {
            if (Files.isDirectory(classes.directory())) {
                errors += run(classes);
            }
        }
        if (errors > 0 && failOnError) {
            throw new MojoFailureException(Findings.count(errors, "error") + ", reported above");
        }
    }

    private List<ClassSet> resolved() throws MojoExecutionException {
        try {
            return classSets(project);
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The class path is not known yet: " + e.getMessage(),
                    e);
        }
    }

    private int run(ClassSet classes) throws MojoExecutionException {
        TransformOptions options = new TransformOptions(failOnUnawaited, verify);
        try (OpenClassFileSource path = ClassFileSources.path(classes.classPath())) {
            ClassFileSource everything = path.orElse(ClassFileSources.jdk());
            TransformReport report = new ClassDirectory(classes.directory()).transform(
                    source -> new AsyncTransformer(source, options)::transform, everything,
                    new ClassFilter(includes, excludes), mode(failOnError));
            Findings findings = new Findings(getLog(), classes.sourceRoots(), verbose);
            return findings.log(report) + conclude(report, findings);
        } catch (IOException | IllegalStateException e) {
            throw new MojoExecutionException(classes.directory() + ": " + e.getMessage(), e);
        }
    }
}
