package io.glusterpress.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the SSH connection to a host went. */
record Connection(String address, int port, String user, String arguments) {

    private static final int SSH_PORT = 22;
    private static final Pattern JUMP =
            Pattern.compile("(?:-J\\s*|ProxyJump[= ]\\s*)[\"']?([^\\s,\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN_HOSTS =
            Pattern.compile("UserKnownHostsFile[= ]\\s*[\"']?([^\\s\"']+)", Pattern.CASE_INSENSITIVE);

    static Connection of(JsonNode node, String host) {
        return new Connection(
                node.path("address").asText(host),
                node.path("port").asInt(SSH_PORT) == 0
                        ? SSH_PORT
                        : node.path("port").asInt(SSH_PORT),
                node.path("user").asText(),
                node.path("arguments").asText());
    }

    /** The address as ssh writes it into known_hosts. */
    String knownAs() {
        return port == SSH_PORT ? address : "[" + address + "]:" + port;
    }

    String destination() {
        return user.isEmpty() ? address : user + "@" + address;
    }

    Optional<String> jumpHost() {
        return find(JUMP);
    }

    String knownHosts() {
        return find(KNOWN_HOSTS).orElse("~/.ssh/known_hosts");
    }

    private Optional<String> find(Pattern pattern) {
        var matcher = pattern.matcher(arguments);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
