package io.ptoken.crash.check;

import io.ptoken.crash.book.Allowance;
import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.Reply;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.SetupFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is checked on a server that has just started again. Several connections share the work. */
public final class Checks implements AutoCloseable {

    /** Runs back for which every token list is fetched after every restart. */
    private static final int ALL_OF_LAST_RUNS = 2;

    private static final int FETCHED_OF_OLDER_RUNS = 300;
    private static final int REPEATED = 30;

    private final Book book;
    private final List<Clerk> clerks;

    /** @param clerks makes as many as there are to be connections */
    public Checks(Book book, Supplier<Clerk> clerks, int connections) {
        this.book = book;
        this.clerks = Stream.generate(clerks).limit(connections).toList();
    }

    /** Finds out what became of the calls without a reply; those with nothing stored are returned. */
    public List<Entry> settleOpenCalls() {
        List<Entry> missing = Collections.synchronizedList(new ArrayList<>());
        each(book.open(), (clerk, entry) -> {
            if (!clerk.fetchOpen(entry)) {
                missing.add(entry);
            }
        });
        return missing;
    }

    /** Sends calls again, under the messageId they had. */
    public void sendAgain(List<Entry> missing) {
        each(missing, Clerk::issue);
    }

    /** Every token list of the last runs and some of the older ones can be fetched and are what they were. */
    public void fetchRecent(int run, Random random) {
        List<Entry> recent = book.answeredSince(run - ALL_OF_LAST_RUNS + 1);
        List<Entry> older = new ArrayList<>(book.answeredSince(0));
        older.subList(older.size() - recent.size(), older.size()).clear();
        Collections.shuffle(older, random);
        List<Entry> chosen = new ArrayList<>(recent);
        chosen.addAll(older.subList(0, Math.min(FETCHED_OF_OLDER_RUNS, older.size())));
        each(chosen, Clerk::fetchKnown);
        List<Entry> again = new ArrayList<>(recent);
        Collections.shuffle(again, random);
        each(again.subList(0, Math.min(REPEATED, again.size())), Clerk::issue);
    }

    /** These token lists can be fetched and are what they were. */
    public void fetch(List<Entry> entries) {
        each(entries, Clerk::fetchKnown);
    }

    /** Every token list there ever was. */
    public void fetchAll() {
        each(book.answeredSince(0), Clerk::fetchKnown);
    }

    /** What a used-up limit refused once it refuses again. */
    public void limitsStayUsedUp(OrderSource orders, int run) {
        for (Allowance allowance : book.allowances()) {
            OptionalLong refused = allowance.smallestRefused();
            if (refused.isPresent()) {
                clerks.get(0).issue(book.begin(orders.limited(allowance, refused.getAsLong()), run));
            }
        }
    }

    /** Credit can be had for every kind of meter. */
    public boolean serves(OrderSource orders, int run) {
        return orders.samples().stream()
                .allMatch(order -> clerks.get(0).issue(book.begin(order, run)) instanceof Reply.Tokens);
    }

    private void each(List<Entry> entries, BiConsumer<Clerk, Entry> check) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(clerks.size());
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (Clerk clerk : clerks) {
                parts.add(pool.submit(() -> {
                    for (int n = next.getAndIncrement(); n < entries.size(); n = next.getAndIncrement()) {
                        check.accept(clerk, entries.get(n));
                    }
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokenPromise broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    @Override
    public void close() {
        clerks.forEach(Clerk::close);
    }
}
