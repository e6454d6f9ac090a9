package io.ptoken.kmc;

import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How the attributes of a vending key must fit together before a module takes it (key-load profile sections 2.5, 2.8). */
public final class VendingKeyConstraints {

    private static final int SHORT_KEY = 8;
    private static final int LONG_KEY = 20;

    private static final Set<DecoderKeyAlgorithm> ALL = EnumSet.complementOf(EnumSet.of(DecoderKeyAlgorithm.DKGA03));

    private VendingKeyConstraints() {}

    /**
     * Checks BDT, DKG with VKL, EAS, ACT with IUT, EXP, SBM and CLU, in this order, for a module that makes decoder keys by
     * every algorithm.
     *
     * @throws KeyLoadException {@link KeyLoadCode#ATTRIBUTE_CONSTRAINT} for the first that does not fit
     */
    public static void check(VendingKeyCard card) {
        check(card, ALL);
    }

    /**
     * As {@link #check(VendingKeyCard)}, for one module.
     *
     * @param algorithms by which that module makes decoder keys
     */
    public static void check(VendingKeyCard card, Set<DecoderKeyAlgorithm> algorithms) {
        card.baseDate();
        checkAlgorithm(card, algorithms);
        require(
                !card.encryptionAlgorithms().contains(EncryptionAlgorithm.MISTY1)
                        || card.algorithm() == DecoderKeyAlgorithm.DKGA04,
                card,
                "EAS: got 11 with DKG " + card.algorithm().digits() + ", expected 11 only with DKG 04");
        require(
                card.active().isBefore(card.issuedUntil()),
                card,
                "ACT: got " + card.active() + ", expected a time before IUT " + card.issuedUntil());
        card.expires()
                .ifPresent(end -> require(
                        !end.isBefore(card.active()),
                        card,
                        "EXP: got " + end + ", expected a time not before ACT " + card.active()));
        require(
                card.keyType() != KeyType.DDTK || card.subclasses() == 0,
                card,
                "SBM: got " + String.format("%04X", card.subclasses()) + ", expected 0000 with KTC 1");
        require(card.clusterNumber() == 0, card, "CLU: got " + card.clusterNumber() + ", expected 0");
    }

    private static void checkAlgorithm(VendingKeyCard card, Set<DecoderKeyAlgorithm> algorithms) {
        DecoderKeyAlgorithm algorithm = card.algorithm();
        require(algorithm != DecoderKeyAlgorithm.DKGA03, card, "DKG: got 03, expected 01, 02 or 04");
        require(
                algorithms.contains(algorithm),
                card,
                "DKG: got " + algorithm.digits() + ", expected "
                        + algorithms.stream()
                                .map(DecoderKeyAlgorithm::digits)
                                .sorted()
                                .collect(Collectors.joining(" or "))
                        + ", which are what this module computes");
        int expected = algorithm == DecoderKeyAlgorithm.DKGA04 ? LONG_KEY : SHORT_KEY;
        require(
                card.keyBytes() == expected,
                card,
                "VKL: got " + card.keyBytes() + ", expected " + expected + " with DKG " + algorithm.digits());
    }

    private static void require(boolean holds, VendingKeyCard card, String text) {
        if (!holds) {
            throw new KeyLoadException(KeyLoadCode.ATTRIBUTE_CONSTRAINT, card.name() + ": " + text);
        }
    }
}
