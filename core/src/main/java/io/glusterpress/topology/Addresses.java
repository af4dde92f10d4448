package io.glusterpress.topology;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges IP addresses and DNS names by their spelling; nothing is ever looked up. */
final class Addresses {

    static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    static final String DNS_NAME = "(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*";

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final String DOTTED = OCTET + "(\\." + OCTET + "){3}";
    private static final String COLONS = "[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*";
    private static final String ENDS_WITH_NUMBER = "(.*\\.)?[0-9]*";
    private static final String ANY_CASE_NAME = DNS_NAME.replace("a-z", "A-Za-z");
    private static final String OF_MANY_HOSTS = "0\\.0\\.0\\.0$|255\\.255\\.255\\.255$|2(2[4-9]|3[0-9])\\.";

    /** Multicast, and link-local. */
    private static final String IPV6_OF_MANY_HOSTS = "[Ff][Ff][0-9A-Fa-f]{2}:|[Ff][Ee][89ABab][0-9A-Fa-f]:";

    static final Form FOR_SSH = Form.of(
                    "address",
                    "write an IP address or a DNS name of the host",
                    "(" + DOTTED + "|" + COLONS + "|(?!" + ENDS_WITH_NUMBER + "$)" + ANY_CASE_NAME + ")")
            .notMatching(OF_MANY_HOSTS + "|" + IPV6_OF_MANY_HOSTS);

    static final Form FOR_GLUSTER = Form.of(
                    "private_address",
                    "write the IPv4 address that the hosts reach each other by, as private_address or as address",
                    DOTTED)
            .notMatching(OF_MANY_HOSTS + "|127\\.");

    private static final Pattern IPV4 = Pattern.compile(DOTTED);
    private static final Pattern IPV6_CHARACTERS = Pattern.compile(COLONS);
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile(ENDS_WITH_NUMBER);
    private static final Pattern NAME = Pattern.compile(ANY_CASE_NAME);

    private static final Pattern WITH_MORE =
            Pattern.compile("([a-z]+://)?(?<user>[A-Za-z0-9_.-]+@)?(?<host>[A-Za-z0-9.-]+)(?<port>:[0-9]{1,5})?(/.*)?");

    private Addresses() {}

    /** Returns why a value is the address of no host. */
    static Optional<Flaw> flawOf(String value) {
        Optional<Flaw> harm = Text.flawOf(value);
        if (harm.isPresent()) {
            return harm;
        }
        String shown = Shown.value(value);
        Optional<InetAddress> literal = literal(value);
        if (literal.isPresent()) {
            return flawOf(literal.get(), shown);
        }
        Optional<Flaw> more = flawOfMore(value, shown);
        if (more.isPresent()) {
            return more;
        }
        if (value.contains(":")) {
            return Flaw.of(shown + " is no IPv6 address", "write one such as 2001:db8::11");
        }
        if (NUMBER_AT_THE_END.matcher(value).matches()) {
            return Flaw.of(shown + " is no IPv4 address", "write one such as 203.0.113.11");
        }
        return NAME.matcher(value).matches()
                ? Optional.empty()
                : Flaw.of(shown + " is no address", "write an IP address or a DNS name");
    }

    /** Returns the name in a URL, or nothing where a value is none. */
    static Optional<String> nameInUrl(String value) {
        Matcher more = WITH_MORE.matcher(value);
        return more.matches() && !more.group("host").equals(value) ? Optional.of(more.group("host")) : Optional.empty();
    }

    /** Returns what is too much in an address that has a user, a port, a mask or the start of a URL. */
    private static Optional<Flaw> flawOfMore(String value, String shown) {
        Matcher more = WITH_MORE.matcher(value);
        if (!more.matches() || more.group("host").equals(value) || !isAddress(more.group("host"))) {
            return Optional.empty();
        }
        String host = "write " + more.group("host");
        if (more.group("user") != null) {
            return Flaw.of(shown + " has a user in it", host + ", and the user as ssh.user");
        }
        return more.group("port") == null
                ? Flaw.of(shown + " is more than an address", host)
                : Flaw.of(shown + " has a port in it", host + ", and the port as ssh.port");
    }

    private static boolean isAddress(String value) {
        return literal(value).isPresent()
                || (NAME.matcher(value).matches()
                        && !NUMBER_AT_THE_END.matcher(value).matches());
    }

    private static Optional<Flaw> flawOf(InetAddress address, String shown) {
        if (address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || address.getHostAddress().equals("255.255.255.255")) {
            return Flaw.of(shown + " is not the address of one host", "write the one that reaches it");
        }
        if (address instanceof Inet6Address && address.isLinkLocalAddress()) {
            return Flaw.of(
                    shown + " is a link-local address, which says nothing without an interface",
                    "write a global or unique local address");
        }
        return Optional.empty();
    }

    /** Returns the one spelling that all spellings of an address share. */
    static String canonical(String address) {
        return literal(address).map(InetAddress::getHostAddress).orElseGet(() -> address.toLowerCase(Locale.ROOT));
    }

    /** Tells whether an address reaches only the host that uses it. */
    static boolean isLoopback(String address) {
        String canonical = canonical(address);
        return canonical.equals("localhost")
                || canonical.endsWith(".localhost")
                || literal(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Tells whether an address is written as an IPv4 address. */
    static boolean isIpv4(String address) {
        return IPV4.matcher(address).matches();
    }

    /** Tells whether an address is written as an IPv6 address. */
    static boolean isIpv6(String address) {
        return address.contains(":") && literal(address).isPresent();
    }

    private static Optional<InetAddress> literal(String value) {
        // What starts with a dot would be looked up.
        if (value.startsWith(".")
                || (!IPV4.matcher(value).matches()
                        && !IPV6_CHARACTERS.matcher(value).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(value));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
