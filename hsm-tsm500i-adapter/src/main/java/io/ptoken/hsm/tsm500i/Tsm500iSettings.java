package io.ptoken.hsm.tsm500i;

import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.module.Sts6ModuleSettings;
import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.sts.InvalidValueException;

/**
 * Where a module is on the network and how it is treated.
 *
 * @param host name or address of the NSS or terminal server
 * @param protocol every assumption about the protocol; its transport names port and profile, {@code NSS_ENVELOPE} or
 *     {@code RAW_CR_TCP}
 * @param pool number of connections, keep-alive, back-off; more than one connection needs {@code
 *     transport.severalConnections} (A28)
 * @param module search for keys, ages of status and limits
 */
public record Tsm500iSettings(String host, ProtocolSettings protocol, PoolSettings pool, Sts6ModuleSettings module) {

    public Tsm500iSettings {
        if (host.isBlank()) {
            throw new InvalidValueException("host", host, "a name or an address");
        }
        if (protocol.transport().profile() == TransportProfile.SERIAL_CR) {
            throw new InvalidValueException("transport profile", "SERIAL_CR", "NSS_ENVELOPE or RAW_CR_TCP");
        }
        if (pool.connections() > 1 && !protocol.transport().severalConnections()) {
            throw new InvalidValueException(
                    "connections", Integer.toString(pool.connections()), "1, unless severalConnections is set");
        }
    }

    /** A module behind an NSS at port 5100, every assumption at its default. */
    public static Tsm500iSettings of(String host) {
        return new Tsm500iSettings(host, ProtocolSettings.DEFAULTS, PoolSettings.DEFAULTS, Sts6ModuleSettings.TSM500I);
    }

    /** The same with another protocol. */
    public Tsm500iSettings with(ProtocolSettings other) {
        return new Tsm500iSettings(host, other, pool, module);
    }

    /** The same with another pool. */
    public Tsm500iSettings with(PoolSettings other) {
        return new Tsm500iSettings(host, protocol, other, module);
    }

    /** The same with a module that is treated otherwise. */
    public Tsm500iSettings with(Sts6ModuleSettings other) {
        return new Tsm500iSettings(host, protocol, pool, other);
    }

    /** The module for people: what and where. */
    public String name() {
        return "TSM500i at " + new HostPort(host, protocol.transport().port());
    }
}
