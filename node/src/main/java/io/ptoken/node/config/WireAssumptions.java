package io.ptoken.node.config;

import io.ptoken.hsm.protocol.settings.CommandSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.protocol.settings.FieldType;
import io.ptoken.hsm.protocol.settings.LegacySettings;
import io.ptoken.hsm.protocol.settings.ModuleSettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.SlotStateNumbers;
import io.ptoken.hsm.protocol.settings.Timers;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.settings.TransportSettings;
import io.ptoken.sts.InvalidValueException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What is assumed of one hardware module. The types say what each choice means; the numbers are those of the assumption
 * register.
 *
 * @param envelopeConstant six bytes in an envelope as 12 hex digits (A2)
 * @param bareErrors whether an error may come without its envelope (A3)
 * @param hexWidth width of numbers in H fields (A4)
 * @param moduleZone offset of the module's clock from UTC, e.g. {@code Z}, {@code +02:00} (A5)
 * @param identificationType type of the fields of {@code SM!DI} (A6)
 * @param firmwareHashType type of the fourth field of {@code SM!QI} (A6)
 * @param windowUnit unit of the TID window (A7)
 * @param attributeDates form of dates among the attributes of a key (A8)
 * @param verifyLayout fields of a verification (A9)
 * @param sendKmcId whether key-load commands name the KMC (A12)
 * @param slotStates numbers of EMPTY, LOADING, PENDING and ACTIVE (A13)
 * @param resendLastResponse whether an STS6 module resends its last response (A17)
 * @param connectSeconds how long a connection may take (A18)
 * @param answerSeconds how long an answer may take (A18)
 * @param keyLoadSeconds the same for commands that load keys (A18)
 * @param attempts how often a question is sent in all; a sale is never sent twice (A18)
 * @param creditAmount form of the amount in the STS05V dialect (A19)
 * @param ken form of KEN in the STS05V dialect (A20)
 * @param extendedError form of the text with status EE (A21)
 * @param txCounter which way the transaction counter counts (A24)
 * @param severalConnections whether one NSS takes several connections at a time (A28)
 * @param recordCrc check sum inside dfconcat records (A30)
 * @param strictness how much is forgiven when reading
 * @param maxReceived most characters of a received frame
 * @param maxSent most characters of a sent one
 */
public record WireAssumptions(
        String envelopeConstant,
        boolean bareErrors,
        FieldSettings.HexWidth hexWidth,
        String moduleZone,
        FieldType identificationType,
        FieldType firmwareHashType,
        CommandSettings.WindowUnit windowUnit,
        CommandSettings.AttributeDates attributeDates,
        CommandSettings.VerifyLayout verifyLayout,
        boolean sendKmcId,
        List<Integer> slotStates,
        boolean resendLastResponse,
        int connectSeconds,
        int answerSeconds,
        int keyLoadSeconds,
        int attempts,
        LegacySettings.CreditAmount creditAmount,
        LegacySettings.Ken ken,
        CommandSettings.ExtendedError extendedError,
        ModuleSettings.TxCounter txCounter,
        boolean severalConnections,
        CommandSettings.RecordCrc recordCrc,
        FieldSettings.Strictness strictness,
        int maxReceived,
        int maxSent) {

    private static final ProtocolSettings USUAL = ProtocolSettings.DEFAULTS;
    private static final int SLOT_STATES = 4;

    /** The defaults of the protocol library. */
    public static final WireAssumptions DEFAULT = new WireAssumptions(
            String.format("%012X", USUAL.transport().envelopeConstant()),
            USUAL.transport().bareErrors(),
            USUAL.fields().hexWidth(),
            USUAL.fields().moduleZone().getId(),
            USUAL.fields().identificationType(),
            USUAL.fields().firmwareHashType(),
            USUAL.commands().windowUnit(),
            USUAL.commands().attributeDates(),
            USUAL.commands().verifyLayout(),
            USUAL.commands().sendKmcId(),
            List.of(
                    USUAL.commands().slotStates().empty(),
                    USUAL.commands().slotStates().loading(),
                    USUAL.commands().slotStates().pending(),
                    USUAL.commands().slotStates().active()),
            USUAL.transport().resendLastResponse(),
            (int) USUAL.transport().timers().connect().toSeconds(),
            (int) USUAL.transport().timers().response().toSeconds(),
            (int) USUAL.transport().timers().keyLoading().toSeconds(),
            USUAL.transport().attempts(),
            USUAL.legacy().creditAmount(),
            USUAL.legacy().ken(),
            USUAL.commands().extendedError(),
            USUAL.module().txCounter(),
            USUAL.transport().severalConnections(),
            USUAL.commands().recordCrc(),
            USUAL.fields().strictness(),
            USUAL.transport().maxReceived(),
            USUAL.transport().maxSent());

    public WireAssumptions {
        slotStates = List.copyOf(slotStates);
        if (!envelopeConstant.matches("[0-9A-Fa-f]{12}")) {
            throw new ConfigurationException(
                    "assumptions.envelopeConstant: got '" + envelopeConstant + "', expected 12 hex digits in quotes");
        }
        if (slotStates.size() != SLOT_STATES) {
            throw new ConfigurationException("assumptions.slotStates: got " + slotStates
                    + ", expected four numbers: EMPTY, LOADING, PENDING, ACTIVE");
        }
        Range.require("assumptions.connectSeconds", connectSeconds, 1, 3600);
        Range.require("assumptions.answerSeconds", answerSeconds, 1, 3600);
        Range.require("assumptions.keyLoadSeconds", keyLoadSeconds, 1, 3600);
        Range.require("assumptions.attempts", attempts, 1, 10);
        Range.require("assumptions.maxReceived", maxReceived, 16, 16_384);
        Range.require("assumptions.maxSent", maxSent, 16, 16_384);
        zone(moduleZone);
        states(slotStates);
    }

    /** As settings of the protocol library, over this transport. */
    public ProtocolSettings settings(TransportProfile profile, int port) {
        Timers usual = USUAL.transport().timers();
        return USUAL.with(new TransportSettings(
                        profile,
                        port,
                        Long.parseLong(envelopeConstant, 16),
                        bareErrors,
                        maxReceived,
                        maxSent,
                        resendLastResponse,
                        new Timers(
                                Duration.ofSeconds(connectSeconds),
                                usual.write(),
                                Duration.ofSeconds(answerSeconds),
                                Duration.ofSeconds(keyLoadSeconds),
                                usual.operator()),
                        attempts,
                        severalConnections))
                .with(new FieldSettings(hexWidth, zone(moduleZone), identificationType, firmwareHashType, strictness))
                .with(new CommandSettings(
                        windowUnit,
                        attributeDates,
                        verifyLayout,
                        USUAL.commands().profile(),
                        sendKmcId,
                        states(slotStates),
                        extendedError,
                        recordCrc))
                .with(new LegacySettings(creditAmount, ken, USUAL.legacy().resendLastResponse()))
                .with(USUAL.module().withTxCounter(txCounter));
    }

    private static ZoneOffset zone(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "assumptions.moduleZone: got '" + text + "', expected Z or an offset like +02:00", e);
        }
    }

    private static SlotStateNumbers states(List<Integer> numbers) {
        try {
            return new SlotStateNumbers(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        } catch (InvalidValueException e) {
            throw new ConfigurationException("assumptions.slotStates: " + e.getMessage(), e);
        }
    }
}
