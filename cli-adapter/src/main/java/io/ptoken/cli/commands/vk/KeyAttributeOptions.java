package io.ptoken.cli.commands.vk;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.keyentry.VendingKeyEntry.Validity;
import io.ptoken.service.operate.keyentry.VendingKeyDescription;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the owner of a vending key says about it. */
final class KeyAttributeOptions {

    @Option(names = "--sgc", required = true, paramLabel = "SGC", description = "Supply group code, 0-999999.")
    SupplyGroupCode sgc;

    @Option(names = "--krn", required = true, paramLabel = "KRN", description = "Key revision number, 1-9.")
    KeyRevision krn;

    @Option(
            names = "--kt",
            paramLabel = "KT",
            defaultValue = "2",
            description = "Type of the decoder keys it makes: 1 default, 2 unique (default), 3 common.")
    KeyType keyType;

    @Option(
            names = "--bdt",
            paramLabel = "YEAR",
            defaultValue = "2014",
            description = "Base date: 1993, 2014 (default) or 2035.")
    BaseDate baseDate;

    @Option(
            names = "--ken",
            paramLabel = "KEN",
            defaultValue = "255",
            description = "Key expiry number, 0-255. Default: 255, until the identifiers of the base date end.")
    KeyExpiryNumber ken;

    @Option(
            names = "--dkga",
            paramLabel = "N",
            description = "Decoder-key generation algorithm: 2 or 4. Default: 2 for a 64-bit key, 4 for a 160-bit key.")
    Optional<DecoderKeyAlgorithm> algorithm = Optional.empty();

    @Option(names = "--act", paramLabel = "TIME", description = "Active from. Default: the base date.")
    Optional<Instant> active = Optional.empty();

    @Option(names = "--exp", paramLabel = "TIME", description = "Nothing is sold after it. Default: 2099-12-31.")
    Optional<Instant> expires = Optional.empty();

    @Option(names = "--iut", paramLabel = "TIME", description = "The module uses it until. Default: as --exp.")
    Optional<Instant> issuedUntil = Optional.empty();

    @Option(
            names = "--ulm",
            paramLabel = "HEX8",
            defaultValue = "FFFFFFFF",
            description = "Unit limit in tenths, 8 hex digits. Default: no limit.")
    CreditLimit unitLimit;

    @Option(
            names = "--clm",
            paramLabel = "HEX8",
            defaultValue = "FFFFFFFF",
            description = "Currency limit in whole units, 8 hex digits. Default: no limit.")
    CreditLimit currencyLimit;

    @Option(
            names = "--sbm",
            paramLabel = "HEX4",
            defaultValue = "00FF",
            description = "Credit subclasses it may issue, 4 hex digits. Default: 00FF, all of them.")
    SubclassMask subclasses;

    /** What they say of the key. */
    VendingKeyDescription description() {
        return new VendingKeyDescription(
                sgc, krn, keyType, algorithm, baseDate, ken, validity(), unitLimit, currencyLimit, subclasses);
    }

    /** @throws ParameterException when no key can have such dates */
    void requireSoundDates(CommandLine command) {
        Validity dates = validity();
        try {
            KeyDates.of(dates.active(), dates.expires(), dates.issuedUntil()).requireSound();
        } catch (InvalidValueException e) {
            throw new ParameterException(command, "--act, --exp and --iut: " + e.getMessage());
        }
    }

    private Validity validity() {
        Validity always = Validity.always(baseDate);
        Instant end = expires.orElse(always.issuedUntil());
        return new Validity(active.orElse(always.active()), Optional.of(end), issuedUntil.orElse(end));
    }
}
