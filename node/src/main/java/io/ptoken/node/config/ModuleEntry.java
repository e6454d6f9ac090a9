package io.ptoken.node.config;

import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One security module of several, an entry of {@code modules} in {@code ptoken.yaml}. Errors name it by its name.
 *
 * @param name how notices and commands call it, 1-40 letters, digits or {@code _-.,}; each once
 * @param kind what it is
 * @param host name or address of the NSS or of the terminal server; empty for SOFTWARE and on a serial line
 * @param port TCP port at {@code host}, 1-65535
 * @param device serial device of a TSM250; empty for all others
 * @param baud speed of the serial line, 300-115200 bit/s
 * @param dialect generation of the firmware
 * @param transport how frames travel
 * @param registers vending-key registers to look at, 1-999; 0 as many as are usual for the kind (A10)
 * @param connections connections to an NSS at one time, 1-32; more than one needs {@code assumptions.severalConnections}
 * @param keys what an STS05V module holds; it does not tell
 * @param priority 1-99, the lowest is asked first
 * @param standby true: asked only when no other can
 * @param assumptions choices where sources about the wire protocol are silent
 */
public record ModuleEntry(
        String name,
        Kind kind,
        String host,
        int port,
        String device,
        int baud,
        Dialect dialect,
        Transport transport,
        int registers,
        int connections,
        List<RegisterEntry> keys,
        int priority,
        boolean standby,
        WireAssumptions assumptions) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_\\-.,]{0,39}");

    /** What a module is. */
    public enum Kind {
        /** The software security module of the data directory. */
        SOFTWARE,
        /** A TSM500i, over the network. */
        TSM500I,
        /** A TSM250, on a serial device or behind a terminal server. */
        TSM250
    }

    /** How frames travel. */
    public enum Transport {
        /** As is usual for the kind: envelopes to a TSM500i, plain lines to a TSM250. */
        BY_KIND,
        NSS_ENVELOPE,
        RAW_CR_TCP
    }

    /** An entry before it is filled in; never in a list. */
    record Blank(
            String name,
            Kind kind,
            String host,
            int port,
            String device,
            int baud,
            Dialect dialect,
            Transport transport,
            int registers,
            int connections,
            List<RegisterEntry> keys,
            int priority,
            boolean standby,
            WireAssumptions assumptions) {

        /** What holds for every key that an entry leaves out. */
        static final Blank DEFAULT = new Blank(
                "",
                Kind.SOFTWARE,
                "",
                5100,
                "",
                9600,
                Dialect.STS6,
                Transport.BY_KIND,
                0,
                1,
                List.of(),
                1,
                false,
                WireAssumptions.DEFAULT);
    }

    public ModuleEntry {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException("modules: name: got '" + name
                    + "', expected 1-40 letters, digits or _-., beginning with a letter or digit");
        }
        String at = "modules." + name;
        Range.require(at + ".port", port, 1, 65_535);
        Range.require(at + ".baud", baud, 300, 115_200);
        Range.require(at + ".priority", priority, 1, 99);
        keys = List.copyOf(keys);
        Range.require(at + ".registers", registers, 0, 999);
        Range.require(at + ".connections", connections, 1, 32);
        require(
                connections == 1 || assumptions.severalConnections(),
                at,
                "connections above 1 need assumptions.severalConnections: true");
        require(keys.isEmpty() || dialect == Dialect.STS05V, at, "keys are for dialect STS05V: others tell theirs");
        requireDistinctRegisters(at, keys);
        boolean networked = !host.isEmpty();
        boolean serial = !device.isEmpty();
        switch (kind) {
            case SOFTWARE ->
                require(!networked && !serial, at, "a SOFTWARE module has neither host nor device; is kind missing?");
            case TSM500I -> require(networked && !serial, at, "a TSM500I needs a host, and no device");
            case TSM250 -> require(networked != serial, at, "a TSM250 needs either a device or a host");
        }
        require(
                transport == Transport.BY_KIND || networked,
                at,
                "transport " + transport + " is for modules with a host");
    }

    /** The profile of the wire protocol; that of a SOFTWARE module means nothing. */
    public TransportProfile profile() {
        return switch (transport) {
            case NSS_ENVELOPE -> TransportProfile.NSS_ENVELOPE;
            case RAW_CR_TCP -> TransportProfile.RAW_CR_TCP;
            case BY_KIND ->
                kind != Kind.TSM250
                        ? TransportProfile.NSS_ENVELOPE
                        : device.isEmpty() ? TransportProfile.RAW_CR_TCP : TransportProfile.SERIAL_CR;
        };
    }

    /** Refuses names, ways and software modules that come twice. */
    static void requireDistinct(List<ModuleEntry> entries) {
        Set<String> names = new HashSet<>();
        Set<String> ways = new HashSet<>();
        for (ModuleEntry entry : entries) {
            if (!names.add(entry.name)) {
                throw new ConfigurationException("modules: the name '" + entry.name + "' comes twice");
            }
            if (!ways.add(entry.way())) {
                throw new ConfigurationException(
                        "modules." + entry.name + ": another entry is the same module (" + entry.way() + ")");
            }
        }
    }

    private static void requireDistinctRegisters(String at, List<RegisterEntry> keys) {
        Set<Integer> seen = new HashSet<>();
        keys.forEach(key -> require(seen.add(key.register()), at, "register " + key.register() + " comes twice"));
    }

    private String way() {
        return switch (kind) {
            case SOFTWARE -> "SOFTWARE";
            case TSM500I, TSM250 -> device.isEmpty() ? new HostPort(host, port).toString() : device;
        };
    }

    private static void require(boolean holds, String at, String message) {
        if (!holds) {
            throw new ConfigurationException(at + ": " + message);
        }
    }
}
