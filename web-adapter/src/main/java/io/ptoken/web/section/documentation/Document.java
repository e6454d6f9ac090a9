package io.ptoken.web.section.documentation;

import java.util.List;

/**
 * A document as it is shown.
 *
 * @param name its address
 * @param html its text below the title, which this program rendered
 * @param parts what is in it
 */
public record Document(String name, String title, String html, List<Part> parts) {

    public Document {
        parts = List.copyOf(parts);
    }

    /**
     * A part of it.
     *
     * @param anchor of its heading
     */
    public record Part(String anchor, String title) {}
}
