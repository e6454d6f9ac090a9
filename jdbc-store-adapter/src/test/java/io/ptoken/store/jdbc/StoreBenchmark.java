package io.ptoken.store.jdbc;

import io.ptoken.service.contract.Samples;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.store.jdbc.journal.IssuedTokenJson;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Begins and finishes calls as fast as the store lets it, and prints the pairs per second. Arguments: {@code sqlite} or
 * {@code postgresql}, threads, seconds of a round, used identifiers to begin with, results to begin with, folder.
 */
public final class StoreBenchmark {

    private static final int METERS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final TokenIdentifier NOW = new TokenIdentifier(6_000_000);

    private final JdbcStore store;
    private final int threads;
    private final int seconds;
    private final Totals totals;
    private final AtomicLong calls = new AtomicLong();

    private StoreBenchmark(JdbcStore store, int threads, int seconds, Totals totals) {
        this.store = store;
        this.threads = threads;
        this.seconds = seconds;
        this.totals = totals;
    }

    /** What the store told. */
    private static final class Totals implements StoreObserver {

        final LongAdder batches = new LongAdder();
        final LongAdder changes = new LongAdder();
        final LongAdder statementNanos = new LongAdder();
        final LongAdder commitNanos = new LongAdder();

        @Override
        public void committed(int count, int waiting, long statements, long commit) {
            batches.increment();
            changes.add(count);
            statementNanos.add(statements);
            commitNanos.add(commit);
        }

        String text() {
            long count = batches.sumThenReset();
            long changed = changes.sumThenReset();
            return String.format(
                    "%.1f changes a batch, statements %.1f us a change, commit %.0f us a batch",
                    (double) changed / count,
                    statementNanos.sumThenReset() / 1000.0 / changed,
                    commitNanos.sumThenReset() / 1000.0 / count);
        }
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        int used = Integer.parseInt(args[3]);
        int results = Integer.parseInt(args[4]);
        Totals totals = new Totals();
        if ("sqlite".equals(args[0])) {
            Path file = Path.of(args[5]).resolve("bench-" + used + "-" + results + ".db");
            Files.createDirectories(file.getParent());
            boolean isNew = !Files.exists(file);
            try (JdbcStore store = JdbcStore.openSqlite(file, totals)) {
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                    if (isNew) {
                        fill(connection, used, results);
                    }
                }
                System.out.printf("SQLite, %d used identifiers, %d results, %d MiB%n", used, results, size(file));
                new StoreBenchmark(store, threads, seconds, totals).run();
            }
        } else {
            try (PostgresServer server = PostgresServer.startDurable()) {
                PostgresSettings settings = server.newDatabase();
                try (JdbcStore store = JdbcStore.openPostgres(settings, totals)) {
                    try (Connection connection = DriverManager.getConnection(settings.url(), "ptoken", "")) {
                        fill(connection, used, results);
                    }
                    System.out.printf("PostgreSQL, %d used identifiers, %d results%n", used, results);
                    new StoreBenchmark(store, threads, seconds, totals).run();
                }
            }
        }
    }

    private static long size(Path file) throws IOException {
        return Files.size(file) >> 20;
    }

    private void run() throws InterruptedException, IOException {
        for (int round = 1; round <= ROUNDS; round++) {
            long cpu = cpuNanos();
            long written = bytesWritten();
            long pairs = round();
            System.out.printf(
                    "round %d: %d pairs/s; %s; %.1f us CPU and %.1f KiB written a pair%n",
                    round,
                    pairs / seconds,
                    totals.text(),
                    (cpuNanos() - cpu) / 1000.0 / pairs,
                    (bytesWritten() - written) / 1024.0 / pairs);
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** What this process has written to files, as Linux counts it. */
    private static long bytesWritten() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("wchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
                .sum();
    }

    private long round() throws InterruptedException {
        LongAdder pairs = new LongAdder();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                while (System.nanoTime() < end) {
                    sell();
                    pairs.increment();
                }
            });
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
        return pairs.sum();
    }

    private void sell() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        MeterPan pan = Samples.meter(random.nextInt(METERS));
        String messageId = new UUID(random.nextLong(), random.nextLong()).toString();
        Instant at = NOW.instant(BaseDate.BDT_2014).plusMillis(calls.incrementAndGet());
        Claim claim = new Claim(
                new CallKey("vending", messageId),
                "0123456789abcdef0123456789abcdef",
                messageId,
                at.plus(Duration.ofMinutes(2)));
        TokenIdentifier earliest = TokenIdentifier.at(BaseDate.BDT_2014, at);
        Begun begun = store.issueJournal()
                .begin(claim, Optional.of(TidWish.nextFree(pan, BaseDate.BDT_2014, earliest, TokenIdentifier.MAX)), at);
        AuditEntry entry = new AuditEntry(
                at,
                "vending",
                "10.1.2.3:54321",
                "issueCreditToken",
                pan.digits(),
                AuditEntry.OK,
                messageId,
                "10.2 kWh");
        if (!(begun instanceof Begun.Claimed) || !store.issueJournal().finish(claim, List.of(Samples.token()), entry)) {
            throw new IllegalStateException("refused: " + begun);
        }
    }

    /** Ten identifiers a meter within the last years, and results of random messages. */
    private static void fill(Connection connection, int used, int results) throws SQLException {
        connection.setAutoCommit(false);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO used_tid (base_year, tid, meter_pan) VALUES (2014, ?, ?) ON CONFLICT DO NOTHING")) {
            for (int i = 0; i < used; i++) {
                insert.setInt(1, NOW.minutes() - 1_000_000 + (int) (i * 1_000_000L / Math.max(1, used)));
                insert.setLong(
                        2, Long.parseLong(Samples.meter(random.nextInt(METERS)).digits()));
                add(insert, i);
            }
            insert.executeBatch();
        }
        String json = IssuedTokenJson.write(List.of(Samples.token()));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO message (username, message_id,"
                        + " call_digest, tokens_json, stored_at) VALUES ('vending', ?, '0123456789abcdef0123456789abcdef', ?, ?)")) {
            for (int i = 0; i < results; i++) {
                insert.setString(1, new UUID(random.nextLong(), random.nextLong()).toString());
                insert.setString(2, json);
                insert.setLong(3, i);
                add(insert, i);
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static void add(PreparedStatement insert, int i) throws SQLException {
        insert.addBatch();
        if (i % 10_000 == 9_999) {
            insert.executeBatch();
        }
    }
}
