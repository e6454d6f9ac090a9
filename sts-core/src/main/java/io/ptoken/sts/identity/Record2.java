package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * The identity of a meter as the second record next to a token on its carrier (specification section 6.3): the data of
 * {@link IdRecord} between STX and ETX, without LRC (wire reference section 14). Its framing is not settled by any source
 * and so is a setting, {@link Framing}.
 *
 * @param identity what the record says
 */
public record Record2(IdRecord identity) {

    /** What surrounds the data, and which form of it is inside: assumptions, each of them. */
    public enum Framing {
        /** The control characters 0x02 and 0x03 around the track 2 form; the default. */
        ASSUMED_CONTROL_CHARACTERS('\u0002', '\u0003', true),
        /** The same around plain digits. */
        ASSUMED_CONTROL_CHARACTERS_PLAIN_DIGITS('\u0002', '\u0003', false),
        /** The sentinels {@code ;} and {@code ?} of a magnetic stripe around the track 2 form. */
        ASSUMED_TRACK2_SENTINELS(';', '?', true);

        /** The assumption made where nothing is set. */
        public static final Framing DEFAULT = ASSUMED_CONTROL_CHARACTERS;

        private final char stx;
        private final char etx;
        private final boolean track2;

        Framing(char stx, char etx, boolean track2) {
            this.stx = stx;
            this.etx = etx;
            this.track2 = track2;
        }
    }

    /** The record as text, frame included. */
    public String text(Framing framing, IdRecordLayout layout) {
        return framing.stx + (framing.track2 ? identity.track2(layout) : identity.digits(layout)) + framing.etx;
    }

    /**
     * Reads a record with its frame.
     *
     * @throws InvalidValueException for field {@code Record2} when the frame is wrong, else as {@link IdRecord#parse}
     */
    public static Record2 parse(String text, Framing framing, IdRecordLayout layout) {
        int last = text.length() - 1;
        if (last < 1 || text.charAt(0) != framing.stx || text.charAt(last) != framing.etx) {
            throw new InvalidValueException("Record2", text, "a text between STX and ETX");
        }
        return new Record2(IdRecord.parse(text.substring(1, last), layout));
    }
}
