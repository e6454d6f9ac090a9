package io.ptoken.web.section.dashboard.selling;

import java.util.List;
import java.util.Locale;

/** Paths of values, in a field of 240 by 100 with 0 at its lower edge. */
final class Curve {

    private static final double WIDTH = 240;
    private static final double HEIGHT = 100;

    private Curve() {}

    /** The least round number that is not below any value; its half is round too. */
    static long top(double most) {
        for (long power = 1; ; power *= 10) {
            for (long factor : new long[] {2, 4, 10}) {
                if (most <= factor * power) {
                    return factor * power;
                }
            }
        }
    }

    /** From value to value; a negative one is a gap. */
    static String line(List<Double> values, long top) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) < 0) {
                drawing = false;
                continue;
            }
            boolean alone = !drawing && (i + 1 == values.size() || values.get(i + 1) < 0);
            path.append(drawing ? 'L' : 'M').append(point(values, i, top)).append(alone ? "h1" : "");
            drawing = true;
        }
        return path.toString();
    }

    /** What lies below values without gaps. */
    static String area(List<Double> values, long top) {
        return "M0 100L" + line(values, top).substring(1) + "L240 100Z";
    }

    private static String point(List<Double> values, int i, long top) {
        double x = values.size() == 1 ? 0 : i * WIDTH / (values.size() - 1);
        return digits(x) + " " + digits(HEIGHT - HEIGHT * values.get(i) / top);
    }

    private static String digits(double number) {
        String digits = String.format(Locale.ROOT, "%.1f", number);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }
}
