package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * How an {@link IdRecord} ends: the order and width of TI and KRN. No source settles it (specification section 6.3), so it
 * is a setting.
 */
public enum IdRecordLayout {
    /** Assumed unless set otherwise: TI with two digits, then KRN with one. */
    TI_THEN_KRN {
        @Override
        String format(TariffIndex ti, KeyRevision krn) {
            return ti.digits() + krn;
        }

        @Override
        Tail parse(String tail) {
            requireLength(tail, 3, 3);
            return new Tail(TariffIndex.parse(tail.substring(0, 2)), KeyRevision.parse(tail.substring(2)));
        }
    },
    /** As one program writes it: KRN with two digits, then TI without padding, so that a TI from 10 on is one longer. */
    KRN_THEN_TI {
        @Override
        String format(TariffIndex ti, KeyRevision krn) {
            return FixedDigits.format(krn.value(), 2) + ti.value();
        }

        @Override
        Tail parse(String tail) {
            requireLength(tail, 3, 4);
            return new Tail(
                    new TariffIndex(FixedDigits.parse("TI", tail.substring(2), tail.length() - 2)),
                    new KeyRevision(FixedDigits.parse("KRN", tail.substring(0, 2), 2)));
        }
    };

    /** The assumption made where nothing is set. */
    public static final IdRecordLayout DEFAULT = TI_THEN_KRN;

    record Tail(TariffIndex ti, KeyRevision krn) {}

    abstract String format(TariffIndex ti, KeyRevision krn);

    abstract Tail parse(String tail);

    private static void requireLength(String tail, int min, int max) {
        if (tail.length() < min || tail.length() > max) {
            throw new InvalidValueException("IDRecord", tail, min + " digits of TI and KRN at its end");
        }
    }
}
