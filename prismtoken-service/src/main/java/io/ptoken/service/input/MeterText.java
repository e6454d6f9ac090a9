package io.ptoken.service.input;

import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.identity.MeterPan;

/**
 * Which meter people mean: its DRN or MeterPAN in groups or not, or the text of its card, of which the number alone is read.
 */
public final class MeterText {

    private static final int PAN_DIGITS = 18;

    private MeterText() {}

    /**
     * The meter.
     *
     * @throws MistypedException that names the first character which has no place in a number or on a card
     * @throws io.ptoken.service.ServiceException {@code ESts.DrnOrPan} or {@code ESts.DrnOrPan.CheckDigit}
     */
    public static MeterPan pan(String typed) {
        String text = Typed.stripped(typed);
        String digits = isFramed(text) || text.indexOf('=') >= 0 ? CardText.idRecord(text) : Typed.digits(text);
        // A number is never longer: what is, is a record, which begins with the number.
        return Meter.pan("drn", digits.length() > PAN_DIGITS ? digits.substring(0, PAN_DIGITS) : digits);
    }

    private static boolean isFramed(String text) {
        return text.startsWith(";") || text.startsWith("\u0002");
    }
}
