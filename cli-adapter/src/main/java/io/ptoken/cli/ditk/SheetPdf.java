package io.ptoken.cli.ditk;

import io.ptoken.cli.ditk.ComponentSheet.Field;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Component sheets as a PDF, a page of A4 for each. The font comes with the library and is embedded; without that the library
 * would look for fonts on this machine, and leave a list of them in the home directory.
 */
public final class SheetPdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** All in points. */
    private static final float MARGIN = 56;

    private static final float RIGHT = PDRectangle.A4.getWidth() - MARGIN;
    private static final float VALUE = 220;
    private static final float TOP = PDRectangle.A4.getHeight() - 80;
    private static final float LINE = 40;
    private static final float TITLE_SIZE = 18;
    private static final float SIZE = 11;
    private static final float NOTE_SIZE = 9;
    private static final float NOTE_LINE = 13;
    private static final float BOX = 17;
    private static final float GAP = 7;
    private static final int GROUP = 4;

    private final PDPageContentStream page;
    private final PDFont font;

    private SheetPdf(PDPageContentStream page, PDFont font) {
        this.page = page;
        this.font = font;
    }

    /**
     * Writes sheets.
     *
     * @param out not closed
     * @throws CommandFailure when a text has a character that the font does not have
     */
    public static void write(List<ComponentSheet> sheets, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream ttf = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            PDFont font = PDType0Font.load(document, ttf);
            for (ComponentSheet sheet : sheets) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    new SheetPdf(content, font).draw(sheet);
                }
            }
            document.save(out);
        }
    }

    private void draw(ComponentSheet sheet) throws IOException {
        text(MARGIN, TOP, TITLE_SIZE, ComponentSheet.TITLE);
        float y = TOP - LINE;
        for (Field field : sheet.fields()) {
            text(MARGIN, y, SIZE, field.label());
            if (field.value().isPresent()) {
                text(VALUE, y, SIZE, field.value().get());
            } else if (field.digits() > 0) {
                boxes(field.digits(), y - GROUP);
            } else {
                page.moveTo(VALUE, y - 2);
                page.lineTo(RIGHT, y - 2);
                page.stroke();
            }
            y -= LINE;
        }
        for (String note : sheet.notes()) {
            for (String line : wrapped(note)) {
                text(MARGIN, y, NOTE_SIZE, line);
                y -= NOTE_LINE;
            }
            y -= GAP;
        }
    }

    private void boxes(int digits, float y) throws IOException {
        float x = VALUE;
        for (int digit = 0; digit < digits; digit++) {
            x += digit > 0 && digit % GROUP == 0 ? GAP : 0;
            page.addRect(x, y, BOX, BOX);
            x += BOX;
        }
        page.stroke();
    }

    private void text(float x, float y, float size, String text) throws IOException {
        requireInFont(text);
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    private void requireInFont(String text) throws IOException {
        try {
            font.encode(text);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CommandFailure(
                    "the font of the PDF has not all characters of '" + text + "'; without --pdf the sheet is text", e);
        }
    }

    private List<String> wrapped(String note) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : note.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.getStringWidth(longer) / 1000 * NOTE_SIZE > RIGHT - MARGIN) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
