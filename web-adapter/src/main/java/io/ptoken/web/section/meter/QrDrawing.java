package io.ptoken.web.section.meter;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG.
 *
 * @param side how many modules are in a row
 * @param path of the dark ones
 */
public record QrDrawing(int side, String path) {

    /** One with a text. */
    static QrDrawing of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int end = x;
                while (end < code.size && code.getModule(end, y)) {
                    end++;
                }
                if (end > x) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x, y, end - x, end - x));
                }
                x = end + 1;
            }
        }
        return new QrDrawing(code.size, path.toString());
    }

    /** What the SVG shows: the code with the margin that readers need. */
    public String viewBox() {
        return "-4 -4 " + (side + 8) + " " + (side + 8);
    }
}
