package io.glusterpress.topology;

import io.glusterpress.topology.Shape.Keys;
import io.glusterpress.topology.Shape.Named;
import io.glusterpress.topology.Shape.Stricter;
import io.glusterpress.topology.Shape.Text;
import io.glusterpress.topology.Shape.TextList;
import io.glusterpress.topology.Shape.TextOr;
import io.glusterpress.topology.Shape.TrueOrFalse;
import io.glusterpress.topology.Shape.WholeNumber;

/**
 * The keys of the topology file: what they mean, what may stand there, and what counts when they are left out.
 *
 * <p>The reader, the JSON Schema and the tables in the documentation are all made from this.
 */
final class TopologyShape {

    private static final Form HOST_NAME = AllowList.HOST.fileNameForm();

    private static final Text PATH = new Text("/srv/gluster/files", HostPaths.ABSOLUTE);

    private static final Text OS = new Text("debian-12", Form.oneOf("distribution", HostsCheck.DISTRIBUTIONS));

    private static final Shape BRICKS =
            new TextOr(PATH, new Named("{gluster1: /srv/gluster/files}", "server", HOST_NAME, 1, PATH));

    private static final Text OLD_DIRECTORY = new Text("/home/ashley/example.com", HostPaths.ABSOLUTE);

    private static final Shape COPY_FROM = new TextOr(
            OLD_DIRECTORY,
            new Keys(
                    "{host: app1, path: /home/ashley/example.com}",
                    Key.required("host", new Text("app1", HOST_NAME), "the client that has the files"),
                    Key.required("path", OLD_DIRECTORY, "the directory on it")));

    private static final Shape SSH = new Keys(
            "{user: ashley}",
            Key.required(
                    "user",
                    new Text("ashley", AllowList.SSH_USER.form()),
                    "the user that Ansible logs in as; becomes root by sudo"),
            Key.withDefault(
                    "port",
                    new WholeNumber("22", 1, SshCheck.LAST_PORT),
                    "SSH port of every host",
                    SshCheck.DEFAULT_PORT),
            Key.optional(
                    "private_key_file",
                    new Text("~/.ssh/id_ed25519", SshCheck.KEY_FILE),
                    "key on the controller, absolute or starting with `~/`",
                    "what ssh finds"),
            Key.optional(
                    "jump_host",
                    new Text("bastion.example.com", SshCheck.JUMP_HOST),
                    "host to go through, `[user@]host[:port]`",
                    "none"));

    private static final Shape HOST = new Keys(
                    "{address: 203.0.113.11}",
                    Key.required(
                            "address", new Text("203.0.113.11", Addresses.FOR_SSH), "IP address or DNS name for SSH"),
                    Key.optional(
                            "private_address",
                            new Text("10.132.0.11", Addresses.FOR_GLUSTER),
                            "IPv4 address for Gluster's traffic",
                            "`address`"),
                    Key.optional(
                            "os",
                            OS,
                            "its distribution: compared with what runs there, and what a rehearsal starts",
                            "the top-level `os`"))
            .with(new Stricter("private_address", "address", Addresses.FOR_GLUSTER));

    private static final Shape VOLUME = new Keys(
            "{replica: 3, bricks: /srv/gluster/files, mount: /srv/www/files}",
            Key.required(
                    "replica",
                    new WholeNumber("3", 2, 3),
                    "copies of every file, `2` or `3`; with `2` split-brain is possible, and a warning says so"),
            Key.required(
                    "bricks",
                    BRICKS,
                    "one path for every server, or `{gluster1: /a, gluster2: /b}`;"
                            + " each run of `replica` bricks is a replica set"),
            Key.withDefault(
                    "force",
                    new TrueOrFalse(),
                    "whether a brick may be on the root file system or be a mount point",
                    VolumesCheck.DEFAULT_FORCE),
            Key.required(
                    "mount", new Text("/srv/www/files", HostPaths.ABSOLUTE), "where every client mounts the volume"),
            Key.withDefault(
                    "freshness",
                    new Text("2s", VolumesCheck.FRESHNESS),
                    "how long another app server may see an old version of a file, `0s` to `60s`",
                    VolumesCheck.DEFAULT_FRESHNESS_SECONDS + "s"));

    private static final Shape SITE = new Keys(
            "{volume: files}",
            Key.required("volume", new Text("files", AllowList.VOLUME.form()), "the volume that holds its files"),
            Key.optional(
                    "copy_from",
                    COPY_FROM,
                    "local directory whose files move to the volume, once, so that no other site may be on it;"
                            + " `{host: app1, path: /…}` with several clients",
                    "nothing is copied"),
            Key.withDefault(
                    "root",
                    new Text("public", HostPaths.BELOW_MOUNT),
                    "web root, relative to the mount",
                    SitesCheck.DEFAULT_ROOT),
            Key.withDefault(
                    "logs",
                    new Text("logs", HostPaths.BELOW_MOUNT),
                    "directory of the logs, relative to the mount",
                    SitesCheck.DEFAULT_LOGS));

    static final Keys FILE = new Keys(
            "",
            Key.required(
                    "name",
                    new Text("production", AllowList.TOPOLOGY.fileNameForm()),
                    "name of the deployment, and of its inventory: `a` to `z`, digits, `_` and `-`"),
            Key.required("ssh", SSH, "how Ansible reaches every host"),
            Key.optional(
                    "os",
                    OS,
                    "distribution of every host that names none: `debian-12`, `debian-13`, `ubuntu-22.04`,"
                            + " `ubuntu-24.04`",
                    "not compared"),
            Key.atLeastOne(
                    "hosts",
                    new Named("{gluster1: {address: 203.0.113.11}}", "host", HOST_NAME, 1, HOST),
                    "a machine, by its name in the inventory"),
            Key.required(
                    "servers",
                    new TextList("[gluster1, gluster2]", HOST_NAME),
                    "names of the hosts in the trusted storage pool; the first one makes the volumes"),
            Key.required(
                    "clients",
                    new TextList("[app1]", HOST_NAME),
                    "names of the hosts that mount the volumes; a host may be in both lists"),
            Key.atLeastOne(
                    "volumes",
                    new Named("{files: " + VOLUME.example() + "}", "volume", AllowList.VOLUME.form(), 1, VOLUME),
                    "a replicated volume"),
            Key.optional(
                    "sites",
                    new Named("{example.com: " + SITE.example() + "}", "site", AllowList.SITE.form(), 0, SITE),
                    "a web site by its DNS name, served by every client",
                    "none"));

    private TopologyShape() {}
}
