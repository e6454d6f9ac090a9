package io.ptoken.benchmarks.load;

import io.ptoken.node.process.Undo;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;

/**
 * What several nodes on one store sell beside what one of them sells: alternating pairs of turns, with as many connections in
 * both. All nodes run all the time. Each sells to meters of its own.
 */
final class NodesRun {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<Connections> one;
    private final List<Connections> several;

    private NodesRun(List<Connections> one, List<Connections> several) {
        this.one = one;
        this.several = several;
    }

    /** Connects; {@code undo} closes what was opened. */
    static NodesRun open(List<LoadInstallation> made, List<LoadServer> servers, int connections, int meters, Undo undo)
            throws IOException, TException {
        List<Connections> several = new ArrayList<>();
        int each = Math.max(1, meters / (servers.size() + 1));
        Connections first = connect(made.get(0), servers.get(0), connections, 0, each, "one", undo);
        for (int node = 0; node < servers.size(); node++) {
            int share = connections / servers.size() + (node < connections % servers.size() ? 1 : 0);
            several.add(
                    connect(made.get(node), servers.get(node), share, (node + 1) * each, each, "node" + node, undo));
        }
        return new NodesRun(List.of(first), several);
    }

    private static Connections connect(
            LoadInstallation made,
            LoadServer server,
            int connections,
            int firstMeter,
            int meters,
            String name,
            Undo undo)
            throws IOException, TException {
        Connections opened = Connections.open(
                connections, firstMeter, meters, server.port(), made.data().certificate(), made.password(), name);
        undo.with(opened::close);
        return opened;
    }

    /**
     * Measures.
     *
     * @return the median of the ratios of the pairs; NaN when calls failed
     */
    double measure(int pairs, int seconds, int warmUp, PrintWriter out) throws IOException, InterruptedException {
        Measured ignored = new Measured();
        for (int second = 0; second < warmUp; second++) {
            issue(one, SECOND, ignored);
            issue(several, SECOND, ignored);
            TimeUnit.NANOSECONDS.sleep(SECOND);
        }
        long failures = ignored.failures();
        double[] ratios = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            Measured alone = new Measured();
            Measured together = new Measured();
            boolean oneFirst = pair % 2 == 0;
            issue(oneFirst ? one : several, seconds * SECOND, oneFirst ? alone : together);
            issue(oneFirst ? several : one, seconds * SECOND, oneFirst ? together : alone);
            failures += alone.failures() + together.failures();
            ratios[pair] = together.rate() / alone.rate();
            out.printf(
                    Locale.ROOT,
                    "pair %d: one node %.0f, %d nodes %.0f calls/s, ratio %.3f%n",
                    pair + 1,
                    alone.rate(),
                    several.size(),
                    together.rate(),
                    ratios[pair]);
            out.flush();
        }
        Arrays.sort(ratios);
        double median = ratios[pairs / 2];
        out.printf(Locale.ROOT, "median ratio of %d nodes to one: %.3f%n", several.size(), median);
        out.flush();
        return failures > 0 ? Double.NaN : median;
    }

    private static void issue(List<Connections> through, long nanoseconds, Measured result)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(through.size());
        try {
            List<Measured> parts = new ArrayList<>();
            List<Future<?>> running = new ArrayList<>();
            for (Connections connections : through) {
                Measured part = new Measured();
                parts.add(part);
                running.add(threads.submit(() -> {
                    connections.issue(nanoseconds, part);
                    return part;
                }));
            }
            long begun = System.nanoTime();
            for (Future<?> future : running) {
                future.get();
            }
            result.lasted(System.nanoTime() - begun);
            parts.forEach(result::add);
        } catch (ExecutionException e) {
            throw new IOException("a node failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
