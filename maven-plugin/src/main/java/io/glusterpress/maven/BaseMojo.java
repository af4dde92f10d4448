package io.glusterpress.maven;

import io.glusterpress.GlusterpressException;
import io.glusterpress.project.OutputFailure;
import java.io.UncheckedIOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What every goal does, with a topology or without one: it can be skipped, and turns exceptions into messages. */
abstract class BaseMojo extends AbstractMojo {

    /** Does nothing when true. */
    @Parameter(property = "gluster.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, because gluster.skip is set.");
            return;
        }
        try {
            run();
        } catch (OutputFailure e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (GlusterpressException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new MojoExecutionException("This is a bug in the plugin, please report it: " + e, e);
        }
    }

    abstract void run() throws MojoExecutionException, MojoFailureException;
}
