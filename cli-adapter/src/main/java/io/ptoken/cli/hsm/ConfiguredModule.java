package io.ptoken.cli.hsm;

import io.ptoken.cli.config.ConfigurationException;
import io.ptoken.cli.config.ModuleEntry;
import io.ptoken.hsm.protocol.module.Sts6ModuleSettings;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.tsm250.LegacyModuleSettings;
import io.ptoken.hsm.tsm250.SerialLine;
import io.ptoken.hsm.tsm250.Tsm250Settings;
import io.ptoken.hsm.tsm500i.Tsm500iSettings;

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
            Tsm500iSettings settings = Tsm500iSettings.of(entry.host()).with(protocol);
            return new HsmAddress.Network(
                    entry.kind() == ModuleEntry.Kind.TSM250 ? settings.with(Sts6ModuleSettings.TSM250) : settings);
        }
        SerialLine line = new SerialLine(entry.device(), entry.baud());
        Tsm250Settings settings = entry.dialect() == Dialect.STS05V
                ? Tsm250Settings.legacy(line, LegacyModuleSettings.of())
                : Tsm250Settings.sts6(line);
        return new HsmAddress.Serial(settings.with(protocol));
    }
}
