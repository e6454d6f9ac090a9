package io.ptoken.hsm.protocol.settings;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a module is on a network. Immutable and thread safe.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port TCP port; whoever connects checks its range
 */
public record HostPort(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[\\w.-]+)?)\\]|(?<name>[^\\[\\]:\\s]+))"
                    + "(?::(?<port>[0-9]{1,5}))?");

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPV6]} or {@code [IPV6]:PORT}. Without brackets nobody could tell the end
     * of an IPv6 address from a port.
     *
     * @param what it is, for the refusal
     * @param usual the port when none is given
     * @throws InvalidValueException for anything else
     */
    public static HostPort parse(String what, String text, int usual) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new InvalidValueException(what, text, "HOST, HOST:PORT, [IPV6] or [IPV6]:PORT");
        }
        String host = found.group("six") == null ? found.group("name") : found.group("six");
        return new HostPort(host, found.group("port") == null ? usual : Integer.parseInt(found.group("port")));
    }

    /** As {@link #parse} reads it, with the port. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }
}
