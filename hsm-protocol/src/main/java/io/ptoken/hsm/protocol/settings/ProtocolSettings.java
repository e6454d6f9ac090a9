package io.ptoken.hsm.protocol.settings;

/**
 * Everything about the module protocol that no two sources agree on, as settings. Each names its number in the assumption
 * register (module protocol section 11). What two sources agree on is not here: it is code.
 *
 * @param transport channel, envelope, limits, timers: A1-A3, A17, A18, A28
 * @param fields how STS6 fields are written and how strictly they are read: A4-A6
 * @param commands layouts of STS6 commands: A7-A9, A11-A13, A21, A30
 * @param legacy the STS05V dialect: A19, A20
 * @param module how a module behaves; read by simulators and by adapters that must know: A10, A14-A16, A22-A27, A29
 */
public record ProtocolSettings(
        TransportSettings transport,
        FieldSettings fields,
        CommandSettings commands,
        LegacySettings legacy,
        ModuleSettings module) {

    /** Every assumption at its default. */
    public static final ProtocolSettings DEFAULTS = new ProtocolSettings(
            TransportSettings.DEFAULTS,
            FieldSettings.DEFAULTS,
            CommandSettings.DEFAULTS,
            LegacySettings.DEFAULTS,
            ModuleSettings.DEFAULTS);

    /** The same with another transport. */
    public ProtocolSettings with(TransportSettings other) {
        return new ProtocolSettings(other, fields, commands, legacy, module);
    }

    /** The same with other fields. */
    public ProtocolSettings with(FieldSettings other) {
        return new ProtocolSettings(transport, other, commands, legacy, module);
    }

    /** The same with other command layouts. */
    public ProtocolSettings with(CommandSettings other) {
        return new ProtocolSettings(transport, fields, other, legacy, module);
    }

    /** The same with another legacy dialect. */
    public ProtocolSettings with(LegacySettings other) {
        return new ProtocolSettings(transport, fields, commands, other, module);
    }

    /** The same with a module that behaves otherwise. */
    public ProtocolSettings with(ModuleSettings other) {
        return new ProtocolSettings(transport, fields, commands, legacy, other);
    }
}
