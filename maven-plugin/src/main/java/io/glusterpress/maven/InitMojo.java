package io.glusterpress.maven;

import io.glusterpress.ansible.Inventory;
import io.glusterpress.deployment.InventoryStarter;
import io.glusterpress.deployment.MissingGroup;
import io.glusterpress.topology.ForeignSchemaFile;
import io.glusterpress.topology.StarterTopology;
import io.glusterpress.topology.Topology;
import io.glusterpress.topology.TopologyBuilder;
import io.glusterpress.topology.TopologySchema;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a first topology file, commented, its schema, and a POM with the plugin where there is none.
 *
 * <p>What is not known is made up and named. A file that is there already is never overwritten.
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public final class InitMojo extends TopologyMojo {

    /** The name of the deployment; {@code production} by default. */
    @Parameter(property = "gluster.init.name")
    @Nullable
    String name;

    /** The user that Ansible logs in as. */
    @Parameter(property = "gluster.init.user")
    @Nullable
    String user;

    /** The servers: {@code gluster1=203.0.113.11,gluster2=203.0.113.12}; a private address comes behind a slash. */
    @Parameter(property = "gluster.init.servers")
    @Nullable
    String servers;

    /** The clients, written as the servers are: {@code app1=203.0.113.21/10.132.0.21}. */
    @Parameter(property = "gluster.init.clients")
    @Nullable
    String clients;

    /** The DNS name of the web site whose files will be on the volume. */
    @Parameter(property = "gluster.init.site")
    @Nullable
    String site;

    /**
     * An inventory of Ansible that the hosts and the login are taken from, in place of {@code servers} and
     * {@code clients}; {@code ansible-inventory} reads it.
     */
    @Parameter(property = "gluster.init.inventory")
    @Nullable
    File inventory;

    /** The group of the inventory whose hosts are the servers; one of the usual names by default. */
    @Parameter(property = "gluster.init.serverGroup")
    @Nullable
    String serverGroup;

    /** The group of the inventory whose hosts are the clients; one of the usual names by default. */
    @Parameter(property = "gluster.init.clientGroup")
    @Nullable
    String clientGroup;

    /** The ansible-playbook beside which ansible-inventory is; found as for the goals that run a playbook by default. */
    @Parameter(property = "gluster.ansible.executable")
    @Nullable
    String ansibleExecutable;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (topologyFile.exists()) {
            throw alreadyThere();
        }
        var starter = starter();
        var pom = new StarterPom(
                plugin == null ? "" : plugin.getVersion(), starter.topology().name(), differingFile());
        write(topologyFile.toPath(), starter.text());
        getLog().info("written: " + topologyFile + ". " + starter.topology() + ".");
        writeSchema();
        var pomFile = new File(basedir, "pom.xml");
        if (!pomFile.exists()) {
            write(pomFile.toPath(), pom.text());
            getLog().info("written: " + pomFile);
        } else if (project == null || project.getPlugin(GoalCommand.PLUGIN) == null) {
            getLog().info("Add the plugin to build/plugins in " + pomFile + ":");
            pom.snippet().lines().forEach(line -> getLog().info(line));
        }
        starter.topology().warnings().forEach(warning -> getLog().warn(warning.text()));
        tellWhatComesNext(starter, pomFile.exists());
    }

    private StarterTopology starter() throws MojoFailureException {
        var known = inventory == null ? fromProperties() : fromInventory(inventory);
        if (name != null) {
            known.name(name);
        }
        if (user != null) {
            known.sshUser(user);
        }
        return site == null ? StarterTopology.of(known) : StarterTopology.of(known, site);
    }

    private TopologyBuilder fromProperties() throws MojoFailureException {
        var known = Topology.builder();
        var hosts = new HostList(known);
        hosts.servers("gluster.init.servers", servers);
        hosts.clients("gluster.init.clients", clients);
        hosts.requireAddresses();
        return known;
    }

    private TopologyBuilder fromInventory(File file) throws MojoFailureException {
        if (servers != null || clients != null) {
            throw new MojoFailureException("gluster.init.inventory names hosts, and so does gluster.init."
                    + (servers != null ? "servers" : "clients") + ": use one of them.");
        }
        var read = Inventory.read(basedir.toPath(), HomePath.of(file.toPath()), program(ansibleExecutable));
        try {
            return new InventoryStarter(read)
                    .builder(Optional.ofNullable(serverGroup), Optional.ofNullable(clientGroup));
        } catch (MissingGroup e) {
            String property = e.isOfServers() ? "serverGroup" : "clientGroup";
            throw new MojoFailureException(e.getMessage() + " Write -Dgluster.init." + property + "=GROUP.", e);
        }
    }

    /** The first line of the topology file names the schema, so that editors complete and check it. */
    private void writeSchema() {
        var schema = topologyFile.toPath().toAbsolutePath().resolveSibling("gluster.schema.json");
        try {
            if (TopologySchema.writeTo(schema)) {
                getLog().info("written: " + schema);
            }
        } catch (ForeignSchemaFile e) {
            getLog().warn(e.getMessage());
        }
    }

    private void tellWhatComesNext(StarterTopology starter, boolean withPom) {
        if (!starter.madeUp().isEmpty()) {
            getLog().warn("Some of it is made up. Put yours in its place in " + topologyFile + ":");
            starter.madeUp().forEach(it -> getLog().warn("  " + it));
        }
        getLog().info("Then: " + (withPom ? "mvn gluster:validate" : command("validate")) + ", and "
                + (withPom ? "mvn gluster:generate" : command("generate")));
    }

    /** The path of the topology file, as a POM has to name it when it is not where the plugin looks for it. */
    private Optional<String> differingFile() {
        var usual = basedir.toPath().toAbsolutePath().normalize();
        var file = topologyFile.toPath().toAbsolutePath().normalize();
        if (file.equals(usual.resolve("gluster.yml"))) {
            return Optional.empty();
        }
        return Optional.of((file.startsWith(usual) ? usual.relativize(file) : file).toString());
    }

    private MojoFailureException alreadyThere() {
        return new MojoFailureException("There is a topology file " + topologyFile
                + " already, and it is never overwritten. Go on with it (" + command("validate")
                + "), or name another: -Dgluster.topologyFile=FILE");
    }

    private void write(Path file, String text) throws MojoExecutionException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new MojoExecutionException(
                    file + " is there already, and is never overwritten: move what is there, or name another file.", e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write the file " + file + ": " + e, e);
        }
    }
}
