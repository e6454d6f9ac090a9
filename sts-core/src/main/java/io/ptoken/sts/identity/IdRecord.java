package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Identity of a meter as it stands on a customer's card or is typed in (specification section 6.3, wire reference section
 * 7). Not verified against any outside vector; the order of TI and KRN is a setting, {@link IdRecordLayout}.
 *
 * <p>Two written forms: plain digits, {@code PAN(18) DOE(4) TCT(2) EA(2) SGC(6) TI KRN}, 35 in all, with {@code 0000} for
 * no DOE; and that of track 2 with separators, {@code PAN=DOE=TCT EA SGC TI KRN} without the blanks, where {@code =}
 * stands for no DOE. Neither form carries the KEN.
 */
public record IdRecord(
        MeterPan pan,
        DateOfExpiry doe,
        TokenCarrierType tct,
        EncryptionAlgorithm ea,
        SupplyGroupCode sgc,
        TariffIndex ti,
        KeyRevision krn) {

    private static final int PAN_DIGITS = 18;
    private static final int DOE_DIGITS = 4;
    /** Of the shortest record: track 2 without DOE. */
    private static final int MIN_LENGTH = 34;

    /** Of any record and layout. */
    private static final int MAX_LENGTH = 38;

    private static final char SEPARATOR = '=';
    private static final String NO_DOE = "=";
    private static final String EXPECTED = "35 digits, or MeterPAN=DOE=digits of track 2";

    /**
     * Reads either form under the default layout. An expired DOE is no error here; see {@link DateOfExpiry#isPast}.
     *
     * @throws InvalidValueException when the form or a field is wrong; for field {@code IDRecord} when it is the form
     */
    public static IdRecord parse(String text) {
        return parse(text, IdRecordLayout.DEFAULT);
    }

    /** Reads either form under a layout; as {@link #parse(String)}. */
    public static IdRecord parse(String text, IdRecordLayout layout) {
        if (text.length() < MIN_LENGTH) {
            throw new InvalidValueException("IDRecord", text, EXPECTED);
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValueException("IDRecord", text, EXPECTED + ", at most " + MAX_LENGTH + " characters");
        }
        boolean track2 = text.charAt(PAN_DIGITS) == SEPARATOR;
        int doeAt = track2 ? PAN_DIGITS + 1 : PAN_DIGITS;
        boolean noDoe = track2 && text.charAt(doeAt) == SEPARATOR;
        int doeEnd = doeAt + (noDoe ? NO_DOE.length() : DOE_DIGITS);
        DateOfExpiry doe = noDoe ? DateOfExpiry.NONE : new DateOfExpiry(text.substring(doeAt, doeEnd));
        if (track2 && text.charAt(doeEnd) != SEPARATOR) {
            throw new InvalidValueException("IDRecord", text, EXPECTED);
        }
        String attributes = text.substring(track2 ? doeEnd + 1 : doeEnd);
        return parseAttributes(new MeterPan(text.substring(0, PAN_DIGITS)), doe, attributes, layout);
    }

    private static IdRecord parseAttributes(MeterPan pan, DateOfExpiry doe, String attributes, IdRecordLayout layout) {
        IdRecordLayout.Tail tail = layout.parse(attributes.substring(10));
        return new IdRecord(
                pan,
                doe,
                new TokenCarrierType(FixedDigits.parse("TCT", attributes.substring(0, 2), 2)),
                EncryptionAlgorithm.ofCode(FixedDigits.parse("EA", attributes.substring(2, 4), 2)),
                SupplyGroupCode.parse(attributes.substring(4, 10)),
                tail.ti(),
                tail.krn());
    }

    /** The form of plain digits, 35 under the default layout. */
    public String digits(IdRecordLayout layout) {
        return pan.digits() + doe.yymm() + attributes(layout);
    }

    /** The form of track 2, with separators. */
    public String track2(IdRecordLayout layout) {
        String expiry = doe.isNone() ? NO_DOE : doe.yymm();
        return pan.digits() + SEPARATOR + expiry + SEPARATOR + attributes(layout);
    }

    private String attributes(IdRecordLayout layout) {
        return tct.digits() + ea.digits() + sgc.digits() + layout.format(ti, krn);
    }
}
