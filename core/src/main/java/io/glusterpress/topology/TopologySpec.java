package io.glusterpress.topology;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A topology as it was written, before any check: {@code null} is what was left out or could not be read. */
record TopologySpec(
        @Nullable String name,
        @Nullable SshSpec ssh,
        @Nullable String os,
        @Nullable Map<String, HostSpec> hosts,
        @Nullable List<@Nullable String> servers,
        @Nullable List<@Nullable String> clients,
        @Nullable Map<String, VolumeSpec> volumes,
        @Nullable Map<String, SiteSpec> sites) {

    record SshSpec(
            @Nullable String user,
            @Nullable Integer port,
            @Nullable String privateKeyFile,
            @Nullable String jumpHost) {}

    record HostSpec(
            @Nullable String address,
            @Nullable String privateAddress,
            @Nullable String os) {}

    record VolumeSpec(
            @Nullable Integer replica,
            @Nullable BricksSpec bricks,
            @Nullable Boolean force,
            @Nullable String mount,
            @Nullable String freshness) {}

    /** One path for every server, or a path for each host. */
    record BricksSpec(@Nullable String everywhere, @Nullable Map<String, String> byHost) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static BricksSpec onEveryServer(String path) {
            return new BricksSpec(path, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static BricksSpec byHost(Map<String, String> paths) {
            return new BricksSpec(null, paths);
        }
    }

    record SiteSpec(
            @Nullable String volume,
            @Nullable CopyFromSpec copyFrom,
            @Nullable String root,
            @Nullable String logs) {}

    /** A path on the only client, or on the host that is named. */
    record CopyFromSpec(@Nullable String host, @Nullable String path, boolean withHost) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static CopyFromSpec onTheOnlyClient(String path) {
            return new CopyFromSpec(null, path, false);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static CopyFromSpec of(Map<String, String> source) {
            return new CopyFromSpec(source.get("host"), source.get("path"), true);
        }
    }
}
