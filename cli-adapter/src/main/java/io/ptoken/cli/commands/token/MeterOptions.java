package io.ptoken.cli.commands.token;

import io.ptoken.cli.commands.options.DigitsConverter;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The meter, as a person knows it or as one record read from its card; ranges are checked here, the rest where calls are. */
final class MeterOptions {

    @Option(
            names = "--drn",
            paramLabel = "DIGITS",
            converter = DigitsConverter.class,
            description = "DRN (11 or 13 digits) or MeterPAN (18 digits), in groups or not.")
    Optional<String> drn = Optional.empty();

    @Option(
            names = "--id-record",
            paramLabel = "TEXT",
            converter = CardTextConverter.class,
            description =
                    "The meter's IDRecord or Record2, as a card reader types it, instead of --drn, --ea, --tct, --sgc, "
                            + "--krn, --ti and --doe.")
    Optional<String> idRecord = Optional.empty();

    @Option(names = "--sgc", paramLabel = "SGC", description = "Supply group code, 0-999999.")
    Optional<SupplyGroupCode> sgc = Optional.empty();

    @Option(names = "--krn", paramLabel = "KRN", description = "Key revision number that the meter is on, 1-9.")
    Optional<KeyRevision> krn = Optional.empty();

    @Option(names = "--ti", paramLabel = "TI", description = "Tariff index, 0-99. Default: 1.")
    Optional<TariffIndex> ti = Optional.empty();

    @Option(names = "--ea", paramLabel = "EA", description = "Encryption algorithm, 7 or 11. Default: 7.")
    Optional<Integer> ea = Optional.empty();

    @Option(names = "--tct", paramLabel = "TCT", description = "Token carrier type, 0-99. Default: 2, numeric.")
    Optional<Integer> tct = Optional.empty();

    @Option(
            names = "--doe",
            paramLabel = "YYMM",
            converter = DigitsConverter.class,
            description = "Date of expiry of the meter's data. Default: none.")
    Optional<String> doe = Optional.empty();

    @Option(
            names = "--ken",
            paramLabel = "KEN",
            defaultValue = "255",
            description = "Key expiry number of the meter's key, 0-255. Default: ${DEFAULT-VALUE}.")
    KeyExpiryNumber ken;

    @Option(
            names = "--allow-krn-update",
            description = "Move the meter to the latest key revision first, if it is on another.")
    boolean allowKrnUpdate;

    @Option(
            names = "--allow-ken-update",
            description = "Bring the meter to the present key expiry number of its key first, if it is another one.")
    boolean allowKenUpdate;

    @Option(names = "--allow-3kct", description = "The meter takes key changes of three tokens (EA 07).")
    boolean allow3Kct;

    /** @throws ParameterException when the meter is not named, or named twice */
    void requireValid(CommandLine command) {
        require(command, "--ea", ea, value -> value == 7 || value == 11, "7 or 11");
        require(command, "--tct", tct, value -> value >= 0 && value <= 99, "0-99");
        if (idRecord.isPresent()) {
            if (Stream.of(drn, sgc, krn, ti, ea, tct, doe).anyMatch(Optional::isPresent)) {
                throw new ParameterException(
                        command, "--id-record says what --drn, --ea, --tct, --sgc, --krn, --ti and --doe would say");
            }
        } else if (drn.isEmpty() || sgc.isEmpty() || krn.isEmpty()) {
            throw new ParameterException(command, "name the meter: --drn, --sgc and --krn, or --id-record");
        }
    }

    private static void require(
            CommandLine command, String option, Optional<Integer> value, IntPredicate rule, String expected) {
        if (value.isPresent() && !rule.test(value.orElseThrow())) {
            throw new ParameterException(command, option + ": got '" + value.orElseThrow() + "', expected " + expected);
        }
    }

    /** The meter, for the call. */
    NamedMeter named() {
        return new NamedMeter(idRecord, idRecord.isPresent() ? meter("", 0, 0, 0) : typed());
    }

    private MeterConfig typed() {
        return meter(
                drn.orElseThrow(),
                sgc.orElseThrow().value(),
                krn.orElseThrow().value(),
                ti.map(TariffIndex::value).orElse(1));
    }

    private MeterConfig meter(String number, int group, int revision, int tariff) {
        return new MeterConfig(
                number,
                ea.orElse(7),
                tct.orElse(2),
                group,
                revision,
                tariff,
                Optional.empty(),
                allowKrnUpdate,
                ken.value(),
                doe.orElse("0000"),
                allow3Kct,
                allowKenUpdate);
    }
}
