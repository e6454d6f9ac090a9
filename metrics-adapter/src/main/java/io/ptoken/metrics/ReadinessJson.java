package io.ptoken.metrics;

import java.util.Map;

/** Readiness as one JSON object. */
final class ReadinessJson {

    private ReadinessJson() {}

    /** @param complaints what is wrong, by part */
    static String of(Map<String, String> complaints) {
        StringBuilder json = new StringBuilder("{\"ready\":").append(complaints.isEmpty());
        json.append(",\"reasons\":[");
        String separator = "";
        for (Map.Entry<String, String> complaint : complaints.entrySet()) {
            json.append(separator).append("{\"part\":");
            quote(json, complaint.getKey());
            json.append(",\"reason\":");
            quote(json, complaint.getValue());
            json.append('}');
            separator = ",";
        }
        return json.append("]}\n").toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
