package io.ptoken.web.section.documentation;

import java.util.List;

/**
 * What there is to read and to take.
 *
 * @param testKmc true where there is a test KMC
 */
public record DocumentationPage(List<Group> groups, Certificate certificate, boolean testKmc) {

    public DocumentationPage {
        groups = List.copyOf(groups);
    }

    /**
     * Documents that belong together.
     *
     * @param key of its name in the texts
     */
    public record Group(String key, List<Entry> entries) {

        public Group {
            entries = List.copyOf(entries);
        }
    }

    /** A document in the list. */
    public record Entry(String name, String title, String about) {}

    /**
     * The certificate that the server shows.
     *
     * @param fingerprint SHA-256, in pairs of digits
     * @param end its last day
     * @param days until then
     */
    public record Certificate(String fingerprint, String end, long days) {}
}
