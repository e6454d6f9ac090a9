package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.sts.InvalidValueException;
import java.util.Optional;

/**
 * Which module is simulated (module protocol sections 7.2, 7.3, 8 SIM-2). Names and numbers were seen on real modules; the
 * rest of the identity is made up.
 *
 * @param dialect STS6 or STS05V
 * @param firmware vending or manufacturing firmware for STS6
 * @param hardware hardware id, e.g. {@code Prism-TSM250-1}
 * @param family hardware family in {@code SM!PD}
 * @param version firmware version in {@code SM!PD}
 * @param registers how many vending-key registers it shows, 1-999; those of the served module above are hidden
 * @param transactionsPerSecond what {@code SM!PD} tells; nothing is slowed down
 * @param moduleId number of the module; empty for that of the served module, which key-load files need
 * @param listsCheckValues whether {@code SM!GA} has an element KCV, which no source shows
 * @param legacy rules of the STS05V dialect
 */
public record SimulatorProfile(
        Dialect dialect,
        FirmwareId firmware,
        String hardware,
        String family,
        String version,
        int registers,
        int transactionsPerSecond,
        Optional<ModuleId> moduleId,
        boolean listsCheckValues,
        LegacyRules legacy) {

    /** TSM250 with STS6 vending firmware: 25 registers, 3 transactions a second. */
    public static final SimulatorProfile TSM250 = sts6("STS65V10", "Prism-TSM250-1", "TSM250", 25, 3);

    /** TSM250 with STS6 manufacturing firmware. */
    public static final SimulatorProfile TSM250_MANUFACTURING = sts6("STS65M10", "Prism-TSM250-1", "TSM250", 25, 3);

    /** TSM500i with STS6 vending firmware: 999 registers. */
    public static final SimulatorProfile TSM500I = sts6("STS64V13", "Prism-TSM500-4", "TSM500", 999, 100);

    /** TSM500i with STS6 manufacturing firmware. */
    public static final SimulatorProfile TSM500I_MANUFACTURING = sts6("STS64M10", "Prism-TSM500-4", "TSM500", 999, 100);

    /** TSM250 with STS05V firmware: registers 1-99. */
    public static final SimulatorProfile TSM250_LEGACY = new SimulatorProfile(
            Dialect.STS05V,
            new FirmwareId("STS05V10"),
            "Prism-TSM250-1",
            "TSM250",
            "5.10.0.0",
            99,
            3,
            Optional.empty(),
            false,
            LegacyRules.DEFAULT);

    public SimulatorProfile {
        InvalidValueException.requireRange("registers", registers, 1, dialect == Dialect.STS6 ? 999 : 99);
        if ((dialect == Dialect.STS6) != firmware.isSts6()) {
            throw new InvalidValueException("firmware", firmware.text(), "firmware of the dialect " + dialect);
        }
    }

    private static SimulatorProfile sts6(
            String firmware, String hardware, String family, int registers, int transactionsPerSecond) {
        return new SimulatorProfile(
                Dialect.STS6,
                new FirmwareId(firmware),
                hardware,
                family,
                "6.10.0.0",
                registers,
                transactionsPerSecond,
                Optional.empty(),
                true,
                LegacyRules.DEFAULT);
    }

    /** The same module with another number. */
    public SimulatorProfile withModuleId(ModuleId other) {
        return new SimulatorProfile(
                dialect,
                firmware,
                hardware,
                family,
                version,
                registers,
                transactionsPerSecond,
                Optional.of(other),
                listsCheckValues,
                legacy);
    }

    /** The same with as many registers. */
    public SimulatorProfile withRegisters(int count) {
        return new SimulatorProfile(
                dialect,
                firmware,
                hardware,
                family,
                version,
                count,
                transactionsPerSecond,
                moduleId,
                listsCheckValues,
                legacy);
    }

    /** The same with check values listed, or not. */
    public SimulatorProfile withCheckValues(boolean listed) {
        return new SimulatorProfile(
                dialect,
                firmware,
                hardware,
                family,
                version,
                registers,
                transactionsPerSecond,
                moduleId,
                listed,
                legacy);
    }

    /** The same under other rules of the STS05V dialect. */
    public SimulatorProfile withLegacy(LegacyRules rules) {
        return new SimulatorProfile(
                dialect,
                firmware,
                hardware,
                family,
                version,
                registers,
                transactionsPerSecond,
                moduleId,
                listsCheckValues,
                rules);
    }
}
