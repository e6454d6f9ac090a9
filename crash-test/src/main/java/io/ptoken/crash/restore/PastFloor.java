package io.ptoken.crash.restore;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Floor;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.check.AuditCheck;
import io.ptoken.crash.check.Checks;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.Weather;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.Server;
import io.ptoken.crash.program.TestKey;
import io.ptoken.crash.program.Waiting;
import io.ptoken.crash.run.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Selling from a store that was put back. */
final class PastFloor {

    private static final int LISTS = 40;

    /** The limits are compared with 'ptoken vk list' this often. */
    private static final int RUNS_PER_LIST = 4;

    private static final int METERS_ASKED = 6;
    private static final int ASK_EVERY_MILLIS = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How long after a restore nothing is sold, without and with what is left of the minute. */
    private static final Duration RESTORED = Duration.ofMinutes(5);

    private static final Duration RESTORED_AT_MOST = Duration.ofMinutes(6);
    private static final long LONGEST_FLOOR_MILLIS = Duration.ofMinutes(8).toMillis();

    private final ProgramFiles program;
    private final List<TestKey> keys;
    private final Shop shop;
    private final Random random;
    private final Book book;
    private final OrderSource orders;
    private final Instant putBack = Instant.now();

    /** @param program works on the store */
    PastFloor(ProgramFiles program, List<TestKey> keys, Shop shop, Random random) {
        this.program = program;
        this.keys = keys;
        this.shop = shop;
        this.random = random;
        this.book = shop.book();
        this.orders = new OrderSource(random, keys, shop.run(), "floor");
    }

    /**
     * Asks for tokens on both sides of the floor, from one client and from all at once; fetches what the copy has.
     *
     * @param accepted the floor that was told, empty for one that {@code ptoken restore} has just set
     * @param kept what the copy has
     * @param waits whether to wait until tokens are sold at the clock
     * @return how many token lists were sold
     * @throws BrokenPromise when one is sold twice, or up to the floor, or refused without need
     */
    int sell(Optional<Floor> accepted, List<Entry> kept, boolean waits) {
        List<Entry> known = book.answeredSince(0);
        Server server = Server.start(program);
        server.awaitReady();
        try (Clerk clerk = shop.clerk(server);
                Checks checks = shop.checks(server)) {
            FloorChecks asks = new FloorChecks(book, clerk, orders, shop.run());
            Floor floor = accepted.orElseGet(() -> restored(asks));
            book.floor(floor);
            asks.check(floor, some(known));
            shop.weather(Weather.PUT_BACK);
            shop.sell(server, RestoreOrders.around(floor, book, keys, shop.run()), random, LISTS);
            if (waits) {
                awaitClock(asks, floor, server);
            }
            shop.weather(Weather.FAIR);
            checks.fetch(kept);
        } catch (BrokenPromise e) {
            throw new BrokenPromise(e.getMessage() + "\n" + server.lastLines(), e);
        }
        server.stop();
        AuditCheck.verify(program);
        if (random.nextInt(RUNS_PER_LIST) == 0) {
            requireLeft();
        }
        return book.answers() - known.size();
    }

    private void requireLeft() {
        Map<String, Long> left = new Installation(program, keys).limitsLeft();
        book.allowances()
                .forEach(allowance -> book.requireLeft(
                        allowance, left.getOrDefault(allowance.key().id(), 0L)));
    }

    private Floor restored(FloorChecks asks) {
        Instant told = asks.told();
        if (told.isBefore(putBack.plus(RESTORED).minus(MINUTE))
                || told.isAfter(Instant.now().plus(RESTORED_AT_MOST))) {
            throw new BrokenPromise(
                    "after 'ptoken restore' tokens are to be had from " + told + ", not " + RESTORED + " after it");
        }
        return new Floor(told, System.nanoTime());
    }

    /** Some of those whose tokens carry an identifier. */
    private List<Entry> some(List<Entry> known) {
        List<Entry> chosen = new ArrayList<>(known);
        chosen.removeIf(entry -> entry.order().subclass().isEmpty());
        Collections.shuffle(chosen, random);
        return chosen.subList(0, Math.min(METERS_ASKED, chosen.size()));
    }

    /** Tokens are sold when the clock has passed the floor, and not before. */
    private void awaitClock(FloorChecks asks, Floor floor, Server server) {
        long start = System.nanoTime();
        while (Optional.of(floor.again()).equals(asks.untilSold())) {
            if (Waiting.since(start) > LONGEST_FLOOR_MILLIS) {
                throw new BrokenPromise("nothing is sold although the clock has passed " + floor.again());
            }
            Waiting.millis(ASK_EVERY_MILLIS);
        }
        if (Instant.now().isBefore(floor.again())
                || Instant.now().isAfter(floor.again().plus(MINUTE))) {
            throw new BrokenPromise("tokens are sold at " + Instant.now() + ", not from " + floor.again() + " on");
        }
        shop.sell(server, RestoreOrders.mixed(keys, shop.run(), "late"), random, LISTS);
    }
}
