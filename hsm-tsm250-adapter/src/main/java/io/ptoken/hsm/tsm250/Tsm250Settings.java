package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.module.Sts6ModuleSettings;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.sts.InvalidValueException;

/**
 * Where a TSM250 is and how it is treated.
 *
 * @param line the serial port
 * @param dialect STS6 or STS05V
 * @param protocol every assumption about the protocol; its transport profile becomes {@code SERIAL_CR}
 * @param pool waiting, keep-alive, back-off; one connection, for there is one line
 * @param module search for keys, ages of status and limits; for STS6
 * @param legacy keys in the registers; for STS05V
 */
public record Tsm250Settings(
        SerialLine line,
        Dialect dialect,
        ProtocolSettings protocol,
        PoolSettings pool,
        Sts6ModuleSettings module,
        LegacyModuleSettings legacy) {

    public Tsm250Settings {
        protocol = protocol.with(protocol.transport().withProfile(TransportProfile.SERIAL_CR));
        InvalidValueException.requireRange("connections", pool.connections(), 1, 1);
    }

    /** An STS6 module, every assumption at its default. */
    public static Tsm250Settings sts6(SerialLine line) {
        return of(line, Dialect.STS6, LegacyModuleSettings.of());
    }

    /** An STS05V module with these keys, every assumption at its default. */
    public static Tsm250Settings legacy(SerialLine line, LegacyModuleSettings legacy) {
        return of(line, Dialect.STS05V, legacy);
    }

    private static Tsm250Settings of(SerialLine line, Dialect dialect, LegacyModuleSettings legacy) {
        return new Tsm250Settings(
                line, dialect, ProtocolSettings.DEFAULTS, PoolSettings.DEFAULTS, Sts6ModuleSettings.TSM250, legacy);
    }

    /** The same with another protocol. */
    public Tsm250Settings with(ProtocolSettings other) {
        return new Tsm250Settings(line, dialect, other, pool, module, legacy);
    }

    /** The same with another pool. */
    public Tsm250Settings with(PoolSettings other) {
        return new Tsm250Settings(line, dialect, protocol, other, module, legacy);
    }

    /** The same with an STS6 module that is treated otherwise. */
    public Tsm250Settings with(Sts6ModuleSettings other) {
        return new Tsm250Settings(line, dialect, protocol, pool, other, legacy);
    }

    /** The module for people: what and where. */
    public String name() {
        return "TSM250 at " + line.port();
    }
}
