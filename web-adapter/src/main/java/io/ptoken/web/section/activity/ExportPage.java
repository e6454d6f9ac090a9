package io.ptoken.web.section.activity;

import java.util.Map;

/**
 * What is to be exported.
 *
 * @param json true for JSON lines
 * @param errors what is wrong, by field
 * @param busy true when too many run
 */
public record ExportPage(TypedPeriod period, boolean json, Map<String, String> errors, boolean busy) {

    public ExportPage {
        errors = Map.copyOf(errors);
    }
}
