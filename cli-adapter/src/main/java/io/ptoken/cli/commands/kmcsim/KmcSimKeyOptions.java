package io.ptoken.cli.commands.kmcsim;

import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Option;

/** What kind of vending key the KMC simulator is to generate. */
final class KmcSimKeyOptions {

    @Option(
            names = "--kt",
            paramLabel = "KT",
            defaultValue = "2",
            description = "Type of the decoder keys it makes: 1 default, 2 unique (default), 3 common.")
    KeyType keyType;

    @Option(
            names = "--base-date",
            paramLabel = "YEAR",
            defaultValue = "2014",
            description = "Base date: 1993, 2014 (default) or 2035.")
    BaseDate baseDate;

    @Option(
            names = "--dkga",
            paramLabel = "N",
            description = "Decoder-key generation algorithm: 1, 2 or 4. Default: 4, for base date 1993: 2.")
    Optional<DecoderKeyAlgorithm> algorithm = Optional.empty();

    @Option(
            names = "--ea",
            paramLabel = "EA",
            split = ",",
            description = "Encryption algorithms, as 07,11. Default: all that fit the DKGA.")
    Set<EncryptionAlgorithm> encryptionAlgorithms = Set.of();

    @Option(
            names = "--ken",
            paramLabel = "KEN",
            defaultValue = "255",
            description = "Key expiry number, 0-255. Default: 255, until the identifiers of the base date end.")
    KeyExpiryNumber ken;

    @Option(names = "--act", paramLabel = "TIME", description = "Active from. Default: the base date.")
    Optional<Instant> active = Optional.empty();

    @Option(
            names = "--exp",
            paramLabel = "TIME",
            description = "End of its life: the KMC issues it no more, and nothing is sold under it. Default: as long"
                    + " as token identifiers of the base date last.")
    Optional<Instant> expires = Optional.empty();

    @Option(names = "--no-exp", description = "The KMC issues it for ever; its records have no EXP.")
    boolean noExpiry;

    @Option(
            names = "--clu",
            paramLabel = "N",
            description =
                    "Cluster, 0-99, of which modules take 0 alone. Default: its records have no CLU, which means 0.")
    Optional<Integer> cluster = Optional.empty();

    KeyOrder order(SupplyGroupCode sgc) {
        if (noExpiry && expires.isPresent()) {
            throw new CommandFailure("--exp and --no-exp exclude each other");
        }
        KeyOrder standard = KeyOrder.standard(sgc, keyType, baseDate);
        DecoderKeyAlgorithm chosen = algorithm.orElse(standard.algorithm());
        return new KeyOrder(
                sgc,
                keyType,
                baseDate,
                chosen,
                encryptionAlgorithms.isEmpty() ? fitting(chosen) : encryptionAlgorithms,
                ken,
                active.orElse(standard.active()),
                noExpiry ? Optional.empty() : expires.or(standard::expires),
                cluster.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    private static Set<EncryptionAlgorithm> fitting(DecoderKeyAlgorithm algorithm) {
        return algorithm == DecoderKeyAlgorithm.DKGA04
                ? Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1)
                : Set.of(EncryptionAlgorithm.STA);
    }
}
