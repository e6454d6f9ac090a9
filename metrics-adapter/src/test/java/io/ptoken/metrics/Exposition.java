package io.ptoken.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Prometheus text form, read strictly. */
record Exposition(Map<String, Double> samples, Map<String, String> types) {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.+)");
    private static final Pattern SAMPLE = Pattern.compile(
            "(" + NAME + "(?:\\{" + NAME + "=\"[^\"\\\\]*\"(?:," + NAME + "=\"[^\"\\\\]*\")*\\})?) (\\S+)");

    static Exposition parse(String text) {
        Map<String, Double> samples = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (comment.matches()) {
                if (comment.group(1).equals("TYPE")) {
                    types.put(comment.group(2), comment.group(3));
                }
            } else if (sample.matches()) {
                double value =
                        sample.group(2).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(sample.group(2));
                if (samples.put(sample.group(1), value) != null) {
                    throw new AssertionError("twice: " + line);
                }
            } else {
                throw new AssertionError("neither comment nor sample: " + line);
            }
        }
        return new Exposition(samples, types);
    }

    double value(String series) {
        Double value = samples.get(series);
        if (value == null) {
            throw new AssertionError("no series " + series + " among " + new TreeSet<>(samples.keySet()));
        }
        return value;
    }
}
