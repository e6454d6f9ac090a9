package io.ptoken.benchmarks.hostile;

import io.ptoken.benchmarks.load.LoadServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * All attacks at a time, for long, while some clients sell and some strangers call without a session as fast as they are answered:
 * what the server takes of the machine has to stay flat, and what it writes has to stay within what is documented.
 */
final class Mix {

    private static final int SELLERS = 4;
    private static final int STRANGERS = 2;

    /** Each takes most of a second: the server's memory is swept for it. */
    private static final int MOST_SAMPLES = 24;

    private static final int FEWEST_SAMPLES = 8;

    /** A server that is new to its work still grows: the second quarter of the samples is what the last is held against. */
    private static final int QUARTERS = 4;

    private static final double GROWTH = 1.25;
    private static final int HEAP_SLACK = 24;
    private static final int RESIDENT_SLACK = 96;
    private static final int THREAD_SLACK = 40;
    private static final int OTHER_DESCRIPTORS = 250;

    /** A sale with its result, its audit row and its identifier. */
    private static final long BYTES_PER_SALE = 3_000;

    /** Kinds of refusals that are told apart in a minute, and their rows; and what is written ahead before it is put in its place. */
    private static final long BYTES_PER_MINUTE = 1_200_000;

    private static final long BYTES_AT_ONCE = 48_000_000;

    private final LoadServer server;
    private final Path data;
    private final int mostConnections;
    private final PrintWriter out;

    Mix(LoadServer server, Path data, int mostConnections, PrintWriter out) {
        this.server = server;
        this.data = data;
        this.mostConnections = mostConnections;
        this.out = out;
    }

    /** What was not as it should be, sentences. */
    List<String> run(
            int seconds,
            long leastCalls,
            List<Scenario> scenarios,
            SSLContext hostile,
            SSLContext tls,
            String password,
            ExecutorService threads)
            throws IOException, InterruptedException {
        List<Attack.Running> running = new ArrayList<>();
        List<Caller> sellers = callers(SELLERS, false, tls, password);
        List<Caller> strangers = callers(STRANGERS, true, hostile, "");
        List<Condition> seen = new ArrayList<>();
        try {
            sellers.forEach(threads::execute);
            strangers.forEach(threads::execute);
            for (Scenario scenario : scenarios) {
                int from = scenario.sameAddress() ? Target.CLIENT : Target.CLIENT + 1;
                running.add(scenario.attack().begin(new Target(server.port(), hostile, from)));
            }
            out.println(" seconds    calls  heap MB   RSS MB  threads    files     DB MB");
            long begun = System.nanoTime();
            int samples = Math.min(Math.max(seconds, FEWEST_SAMPLES), MOST_SAMPLES);
            for (int sample = 1; sample <= samples; sample++) {
                long due = begun + TimeUnit.SECONDS.toNanos(seconds) * sample / samples;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                Condition now = condition();
                seen.add(now);
                long calls = answered(sellers) + answered(strangers);
                out.printf(
                        Locale.ROOT,
                        "%8d %8d %s%n",
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                        calls,
                        now.row());
                out.flush();
            }
        } finally {
            sellers.forEach(Caller::stop);
            strangers.forEach(Caller::stop);
            running.forEach(Attack.Running::close);
        }
        return complaints(seconds, leastCalls, seen, sellers, strangers);
    }

    private List<Caller> callers(int number, boolean strangers, SSLContext tls, String password) {
        return Stream.iterate(0, i -> i + 1)
                .limit(number)
                .map(i -> new Caller(tls, server.port(), password, strangers ? SELLERS + i : i, strangers))
                .toList();
    }

    private Condition condition() throws IOException, InterruptedException {
        long process = server.process()
                .map(ProcessHandle::pid)
                .orElseGet(() -> ProcessHandle.current().pid());
        return Condition.of(process, data);
    }

    private static long answered(List<Caller> callers) {
        return callers.stream().mapToLong(Caller::answered).sum();
    }

    private List<String> complaints(
            int seconds, long leastCalls, List<Condition> seen, List<Caller> sellers, List<Caller> strangers) {
        List<String> complaints = new ArrayList<>();
        long sales = answered(sellers);
        long calls = sales + answered(strangers);
        out.println(
                sales + " sales, " + calls + " calls in all, beside the attacks; sellers could not connect or sign in "
                        + sellers.stream().mapToLong(Caller::turnedAway).sum() + " times");
        if (calls < leastCalls) {
            complaints.add("FEW: " + calls + " calls, expected " + leastCalls);
        }
        for (Caller seller : sellers) {
            if (seller.refused() > 0) {
                complaints.add("REFUSED: " + seller.refused() + " times a seller: " + seller.firstRefusal());
            }
        }
        flat(complaints, "heap", seen, Condition::heapMegabytes, HEAP_SLACK);
        flat(complaints, "RSS", seen, Condition::residentMegabytes, RESIDENT_SLACK);
        flat(complaints, "threads", seen, Condition::threads, THREAD_SLACK);
        long most = (long) mostConnections + OTHER_DESCRIPTORS;
        seen.stream()
                .filter(one -> server.process().isPresent() && one.descriptors() > most)
                .findFirst()
                .ifPresent(one -> complaints.add("MANY: " + one.descriptors() + " descriptors, expected " + most));
        long grown = seen.get(seen.size() - 1).databaseBytes() - seen.get(0).databaseBytes();
        long room = BYTES_AT_ONCE + sales * BYTES_PER_SALE + seconds / 60 * BYTES_PER_MINUTE;
        if (grown > room) {
            complaints.add("LARGE: the database grew by " + grown + " bytes, expected at most " + room);
        }
        return complaints;
    }

    private static void flat(
            List<String> complaints, String what, List<Condition> seen, ToLongFunction<Condition> figure, int slack) {
        int quarter = seen.size() / QUARTERS;
        double early = mean(seen.subList(quarter, 2 * quarter), figure);
        double late = mean(seen.subList(seen.size() - quarter, seen.size()), figure);
        if (late > GROWTH * early + slack) {
            complaints.add(String.format(Locale.ROOT, "GROWS: %s from %.0f to %.0f", what, early, late));
        }
    }

    private static double mean(List<Condition> some, ToLongFunction<Condition> figure) {
        return some.stream().mapToLong(figure).average().orElse(0);
    }
}
