package io.ptoken.cli.config;

import io.ptoken.hsm.protocol.settings.CommandSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.protocol.settings.LegacySettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.settings.TransportSettings;

/**
 * What is assumed of one hardware module. The types say what each choice means; the numbers are those of the assumption
 * register.
 *
 * @param hexWidth width of numbers in H fields (A4)
 * @param windowUnit unit of the TID window (A7)
 * @param attributeDates form of dates among the attributes of a key (A8)
 * @param verifyLayout fields of a verification (A9)
 * @param sendKmcId whether key-load commands name the KMC (A12)
 * @param resendLastResponse whether an STS6 module resends its last response (A17)
 * @param creditAmount form of the amount in the STS05V dialect (A19)
 * @param ken form of KEN in the STS05V dialect (A20)
 * @param severalConnections whether one NSS takes several connections at a time (A28)
 */
public record WireAssumptions(
        FieldSettings.HexWidth hexWidth,
        CommandSettings.WindowUnit windowUnit,
        CommandSettings.AttributeDates attributeDates,
        CommandSettings.VerifyLayout verifyLayout,
        boolean sendKmcId,
        boolean resendLastResponse,
        LegacySettings.CreditAmount creditAmount,
        LegacySettings.Ken ken,
        boolean severalConnections) {

    private static final ProtocolSettings USUAL = ProtocolSettings.DEFAULTS;

    /** The defaults of the protocol library. */
    public static final WireAssumptions DEFAULT = new WireAssumptions(
            USUAL.fields().hexWidth(),
            USUAL.commands().windowUnit(),
            USUAL.commands().attributeDates(),
            USUAL.commands().verifyLayout(),
            USUAL.commands().sendKmcId(),
            USUAL.transport().resendLastResponse(),
            USUAL.legacy().creditAmount(),
            USUAL.legacy().ken(),
            USUAL.transport().severalConnections());

    /** As settings of the protocol library, over this transport; what is not chosen here has its default. */
    public ProtocolSettings settings(TransportProfile profile, int port) {
        TransportSettings transport = USUAL.transport();
        CommandSettings commands = USUAL.commands();
        return USUAL.with(new TransportSettings(
                        profile,
                        port,
                        transport.envelopeConstant(),
                        transport.bareErrors(),
                        transport.maxReceived(),
                        transport.maxSent(),
                        resendLastResponse,
                        transport.timers(),
                        transport.attempts(),
                        severalConnections))
                .with(USUAL.fields().withHexWidth(hexWidth))
                .with(new CommandSettings(
                        windowUnit,
                        attributeDates,
                        verifyLayout,
                        commands.profile(),
                        sendKmcId,
                        commands.slotStates(),
                        commands.extendedError(),
                        commands.recordCrc()))
                .with(new LegacySettings(creditAmount, ken, USUAL.legacy().resendLastResponse()));
    }
}
