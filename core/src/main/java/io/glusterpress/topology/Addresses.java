package io.glusterpress.topology;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks IP addresses and DNS names by their spelling; nothing is ever looked up. */
final class Addresses {

    static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|(.*\\.)?[0-9]+");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** Reports what is no address, and returns the one spelling that all spellings of an address share. */
    static Optional<String> check(Problems problems, KeyPath key, String value) {
        if (!Text.check(problems, key, value)) {
            return Optional.empty();
        }
        String shown = Shown.value(value);
        if (!value.contains(":") && !NUMBERS.matcher(value).matches()) {
            if (DNS_NAME.matcher(value).matches()) {
                return Optional.of(value.toLowerCase(Locale.ROOT));
            }
            problems.error(key, value, shown + " is no address", "write an IP address or a DNS name");
            return Optional.empty();
        }
        Optional<InetAddress> ip = literal(value);
        if (ip.isEmpty()) {
            String kind = value.contains(":") ? "IPv6" : "IPv4";
            String example = value.contains(":") ? "2001:db8::11" : "203.0.113.11";
            problems.error(key, value, shown + " is no " + kind + " address", "write one such as " + example);
            return Optional.empty();
        }
        InetAddress address = ip.get();
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || "255.255.255.255".equals(value)) {
            problems.error(key, value, shown + " is no address of one host", "write the address that reaches it");
            return Optional.empty();
        }
        if (address instanceof Inet6Address && address.isLinkLocalAddress()) {
            problems.error(
                    key,
                    value,
                    shown + " is a link-local address, which means nothing without an interface",
                    "write the host's global or unique local address");
            return Optional.empty();
        }
        return Optional.of(address.getHostAddress());
    }

    /** Tells whether an address, in its one spelling, reaches only the host that uses it. */
    static boolean isLoopback(String canonical) {
        return canonical.equals("localhost")
                || canonical.endsWith(".localhost")
                || literal(canonical).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static Optional<InetAddress> literal(String value) {
        if (!IPV4.matcher(value).matches() && !IPV6_CHARACTERS.matcher(value).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(value));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
