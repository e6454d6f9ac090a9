package io.ptoken.node.hsm;

import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.module.RegisterScan;
import io.ptoken.hsm.protocol.module.Sts6ModuleSettings;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.tsm250.LegacyModuleSettings;
import io.ptoken.hsm.tsm250.LegacyVendingKey;
import io.ptoken.hsm.tsm250.SerialLine;
import io.ptoken.hsm.tsm250.Tsm250Settings;
import io.ptoken.hsm.tsm500i.Tsm500iSettings;
import io.ptoken.node.config.ConfigurationException;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.config.RegisterEntry;

/** Where a hardware module of the configuration is. */
public final class ConfiguredModule {

    private ConfiguredModule() {}

    /**
     * Its address.
     *
     * @param entry of kind TSM500I or TSM250
     * @throws ConfigurationException for what no adapter can do
     */
    public static HsmAddress address(ModuleEntry entry) {
        ProtocolSettings protocol = entry.assumptions().settings(entry.profile(), entry.port());
        if (!entry.host().isEmpty()) {
            if (entry.dialect() == Dialect.STS05V) {
                throw new ConfigurationException(
                        "modules." + entry.name() + ": an STS05V module is reached at a device, not at a host");
            }
            return new HsmAddress.Network(Tsm500iSettings.of(entry.host())
                    .with(protocol)
                    .with(PoolSettings.DEFAULTS.withConnections(entry.connections()))
                    .with(treatment(entry)));
        }
        SerialLine line = new SerialLine(entry.device(), entry.baud());
        Tsm250Settings settings = entry.dialect() == Dialect.STS05V
                ? Tsm250Settings.legacy(
                        line,
                        LegacyModuleSettings.of(
                                entry.keys().stream().map(RegisterEntry::key).toArray(LegacyVendingKey[]::new)))
                : Tsm250Settings.sts6(line).with(treatment(entry));
        return new HsmAddress.Serial(settings.with(protocol));
    }

    private static Sts6ModuleSettings treatment(ModuleEntry entry) {
        Sts6ModuleSettings usual =
                entry.kind() == ModuleEntry.Kind.TSM250 ? Sts6ModuleSettings.TSM250 : Sts6ModuleSettings.TSM500I;
        return entry.registers() == 0
                ? usual
                : usual.withScan(new RegisterScan(
                        entry.registers(),
                        Math.min(entry.registers(), usual.scan().stopAfterEmpty())));
    }
}
