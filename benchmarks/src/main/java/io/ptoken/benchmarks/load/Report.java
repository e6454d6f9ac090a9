package io.ptoken.benchmarks.load;

import java.io.PrintWriter;
import java.util.Locale;

/** What a run measured, for people; the last columns are processor time for each call. */
final class Report {

    private Report() {}

    static void print(PrintWriter out, Measured ping, Measured issue) {
        out.printf(
                Locale.ROOT,
                "%-18s %10s %10s %8s %8s %8s %8s %8s %8s %10s %11s%n",
                "",
                "calls",
                "calls/s",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "p99.9 ms",
                "max ms",
                "failed",
                "server us",
                "clients us");
        if (ping.calls() > 0) {
            row(out, "ping", ping);
        }
        row(out, "issueCreditToken", issue);
    }

    private static void row(PrintWriter out, String name, Measured seen) {
        out.printf(
                Locale.ROOT,
                "%-18s %10d %10.0f %8.2f %8.2f %8.2f %8.2f %8.2f %8d %10.1f %11.1f%n",
                name,
                seen.calls(),
                seen.rate(),
                seen.millis(50),
                seen.millis(90),
                seen.millis(99),
                seen.millis(99.9),
                seen.longestMillis(),
                seen.failures(),
                seen.serverMicros(),
                seen.clientMicros());
    }
}
