package io.ptoken.web.section.meter;

/**
 * The tokens of one call, to be read out and printed again.
 *
 * @param pan the meter
 * @param panParts the same as IIN, DRN and check digit
 * @param drn in groups
 * @param credit amount in all; empty for none
 * @param key supply group, key revision, tariff index
 * @param tids with commas between; empty for none
 * @param qr a code with the tokens, a line each
 */
public record SlipPage(
        String pan,
        String panParts,
        String drn,
        ShownCall call,
        String credit,
        String key,
        String tids,
        QrDrawing qr) {}
