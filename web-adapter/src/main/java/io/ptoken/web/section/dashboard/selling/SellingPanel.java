package io.ptoken.web.section.dashboard.selling;

import java.time.Instant;
import java.util.List;

/**
 * What calls came to.
 *
 * @param half the time within which half of all calls were answered, in words; empty when there were none
 * @param charts tokens, times, errors
 * @param rows the same figures
 */
public record SellingPanel(String half, List<Chart> charts, List<Row> rows) {

    public SellingPanel {
        charts = List.copyOf(charts);
        rows = List.copyOf(rows);
    }

    /**
     * A curve, or two.
     *
     * @param id of its heading
     * @param now the value in large figures
     * @param first what the first curve is, behind that
     * @param second what the second curve is; empty where there is one curve
     * @param spoken what a screen reader says of it
     * @param top value at the upper end of the axis, which begins at 0
     * @param middle value in the middle of it
     * @param area path below the first curve; empty for none
     * @param line1 path of the first curve
     * @param line2 path of the second curve; may be empty
     * @param hours times along the axis
     */
    public record Chart(
            String id,
            String title,
            String now,
            String first,
            String second,
            String spoken,
            String top,
            String middle,
            String area,
            String line1,
            String line2,
            List<String> hours) {

        public Chart {
            hours = List.copyOf(hours);
        }
    }

    /** The figures of one time. */
    public record Row(
            Instant at, String time, String tokens, String half, String most, String refused, String failed) {}
}
