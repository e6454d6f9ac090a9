package io.ptoken.kmc.ap1.record;

import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The attributes of a vending key as items of a record, and back. */
public final class CardText {

    private CardText() {}

    static VendingKeyCard card(ParsedRecord parsed) {
        return new VendingKeyCard(
                parsed.number("SEQ"),
                SupplyGroupCode.parse(parsed.text("SGC")),
                parsed.text("SGN"),
                KeyRevision.parse(parsed.text("KRN")),
                KeyType.ofCode(parsed.number("KTC")),
                parsed.time("BDT"),
                DecoderKeyAlgorithm.ofCode(parsed.number("DKG")),
                encryptionAlgorithms(parsed.text("EAS")),
                new KeyExpiryNumber(parsed.number("KEN")),
                parsed.time("ACT"),
                parsed.optionalTime("EXP"),
                parsed.time("IUT"),
                limit(parsed, "ULM"),
                limit(parsed, "CLM"),
                parsed.has("SBM") ? OptionalInt.of(Integer.parseInt(parsed.text("SBM"), 16)) : OptionalInt.empty(),
                parsed.has("CLU") ? OptionalInt.of(parsed.number("CLU")) : OptionalInt.empty(),
                parsed.number("VKL"),
                new KeyCheckValue(parsed.text("KCV")));
    }

    private static OptionalLong limit(ParsedRecord parsed, String tag) {
        return parsed.has(tag) ? OptionalLong.of(Long.parseLong(parsed.text(tag), 16)) : OptionalLong.empty();
    }

    private static Set<EncryptionAlgorithm> encryptionAlgorithms(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(code -> EncryptionAlgorithm.ofCode(Integer.parseInt(code)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everything but the wrapped key and the CRC. */
    public static RecordDraft draft(VendingKeyCard card) {
        RecordDraft draft = new RecordDraft(RecordType.VK)
                .with("SEQ", Integer.toString(card.sequence()))
                .with("SGC", card.sgc().digits())
                .with("SGN", card.groupName())
                .with("KRN", card.krn().toString())
                .with("KTC", Integer.toString(card.keyType().code()))
                .with("BDT", TimeText.of(card.baseDateStart()))
                .with("DKG", card.algorithm().digits())
                .with("EAS", encryptionAlgorithms(card.encryptionAlgorithms()))
                .with("KEN", card.ken().toString())
                .with("ACT", TimeText.of(card.active()))
                .with("IUT", TimeText.of(card.issuedUntil()))
                .with("VKL", Integer.toString(card.keyBytes()))
                .with("KCV", card.kcv().hex6());
        card.expires().ifPresent(end -> draft.with("EXP", TimeText.of(end)));
        card.unitLimit().ifPresent(limit -> draft.with("ULM", String.format("%08X", limit)));
        card.currencyLimit().ifPresent(limit -> draft.with("CLM", String.format("%08X", limit)));
        card.subclassMask().ifPresent(mask -> draft.with("SBM", String.format("%04X", mask)));
        card.cluster().ifPresent(cluster -> draft.with("CLU", Integer.toString(cluster)));
        return draft;
    }

    private static String encryptionAlgorithms(Set<EncryptionAlgorithm> algorithms) {
        return algorithms.stream()
                .sorted(Comparator.comparingInt(EncryptionAlgorithm::code))
                .map(EncryptionAlgorithm::digits)
                .collect(Collectors.joining(","));
    }
}
