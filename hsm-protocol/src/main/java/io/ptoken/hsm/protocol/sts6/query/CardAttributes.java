package io.ptoken.hsm.protocol.sts6.query;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.settings.CommandSettings.AttributeDates;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Attributes of a vending key with their types. Only the year of BDT and KEN are known for certain (module protocol section
 * 3.5); the forms of the others are assumption A8. A value of another form is an {@link InvalidValueException} that names
 * the attribute.
 *
 * @param list as the module sent it
 */
public record CardAttributes(CardList list) {

    private static final int YEAR_DIGITS = 4;

    /** Supply group. */
    public Optional<SupplyGroupCode> sgc() {
        return value(AttributeName.SGC, SupplyGroupCode::parse);
    }

    /** Key revision. */
    public Optional<KeyRevision> krn() {
        return value(AttributeName.KRN, KeyRevision::parse);
    }

    /** Type of the decoder keys it makes. */
    public Optional<KeyType> keyType() {
        return value(AttributeName.KT, digits -> KeyType.ofCode(number(digits)));
    }

    /** Key expiry number, decimal. */
    public Optional<KeyExpiryNumber> ken() {
        return value(AttributeName.KEN, digits -> new KeyExpiryNumber(number(digits)));
    }

    /** Base date, by the year its value begins with. */
    public Optional<BaseDate> baseDate() {
        return value(
                AttributeName.BDT,
                text -> BaseDate.ofYear(number(text.substring(0, Math.min(YEAR_DIGITS, text.length())))));
    }

    /** Decoder-key generation algorithm. */
    public Optional<DecoderKeyAlgorithm> algorithm() {
        return value(AttributeName.DKGA, digits -> DecoderKeyAlgorithm.ofCode(number(digits)));
    }

    /** ACT. */
    public Optional<Instant> active() {
        return value(AttributeName.ACT, RecordTime::parse);
    }

    /** EXP. */
    public Optional<Instant> expires() {
        return value(AttributeName.EXP, RecordTime::parse);
    }

    /** IUT. */
    public Optional<Instant> issuedUntil() {
        return value(AttributeName.IUT, RecordTime::parse);
    }

    /** ULM. */
    public Optional<CreditLimit> unitLimit() {
        return value(AttributeName.ULM, CreditLimit::parse);
    }

    /** CLM. */
    public Optional<CreditLimit> currencyLimit() {
        return value(AttributeName.CLM, CreditLimit::parse);
    }

    /** SBM. */
    public Optional<SubclassMask> subclasses() {
        return value(AttributeName.SBM, SubclassMask::parse);
    }

    /** CLU, 0-255. */
    public Optional<Integer> cluster() {
        return value(AttributeName.CLU, digits -> InvalidValueException.requireRange("CLU", number(digits), 0, 255));
    }

    /** KCV, when the module lists it. */
    public Optional<KeyCheckValue> kcv() {
        return value(AttributeName.KCV, KeyCheckValue::new);
    }

    /** The list a simulated module sends for a key; without KCV, as no source shows one there. */
    public static CardAttributes of(VendingKeyAttributes key, AttributeDates dates) {
        Function<Instant, String> time =
                dates == AttributeDates.T_AND_Z ? RecordTime::format : RecordTime::formatDigits;
        Map<AttributeName, String> values = new EnumMap<>(AttributeName.class);
        key.dates().active().ifPresent(start -> values.put(AttributeName.ACT, time.apply(start)));
        values.put(AttributeName.BDT, time.apply(key.baseDate().start()));
        values.put(AttributeName.CLM, key.currencyLimit().toString());
        values.put(AttributeName.CLU, Integer.toString(key.cluster()));
        values.put(AttributeName.DKGA, key.algorithm().digits());
        key.dates().expires().ifPresent(end -> values.put(AttributeName.EXP, time.apply(end)));
        values.put(AttributeName.IUT, time.apply(key.dates().issuedUntil()));
        values.put(AttributeName.KEN, key.ken().toString());
        values.put(AttributeName.KRN, key.krn().toString());
        values.put(AttributeName.KT, Integer.toString(key.keyType().code()));
        values.put(AttributeName.SBM, key.subclasses().toString());
        values.put(AttributeName.SGC, key.sgc().digits());
        values.put(AttributeName.ULM, key.unitLimit().toString());
        return new CardAttributes(new CardList(values, List.of()));
    }

    private <T> Optional<T> value(AttributeName name, Function<String, T> type) {
        Optional<String> text = list.value(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.apply(text.get()));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(name.name(), text.get(), e.expected());
        }
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidValueException("number", digits, "1-4 digits");
        }
        return Integer.parseInt(digits);
    }
}
