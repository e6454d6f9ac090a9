package io.ptoken.crash.restore;

import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Floor;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.Load;
import io.ptoken.crash.client.Reply;
import io.ptoken.crash.client.Weather;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.Server;
import io.ptoken.crash.program.Waiting;
import io.ptoken.crash.run.Shop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One run: a store that sells is put back to an older copy, and nothing may be sold from it that was sold before. */
final class RestoreRun {

    private static final int MOST_LISTS = 60;
    private static final int CALLS_UNDER_NODE = 20;
    private static final int LONGEST_UNDER_NODE_MILLIS = 20_000;

    /** Each is of a meter ahead of the clock, so that the module writes down how far the store had come. */
    private static final int MARKING_SALES = 3;

    private final Installation installation;
    private final StoreCopies copies;
    private final RestoreWay way;
    private final Shop shop;
    private final Random random;
    private final OrderSource orders;

    RestoreRun(Installation installation, StoreCopies copies, RestoreWay way, Shop shop, Random random) {
        this.installation = installation;
        this.copies = copies;
        this.way = way;
        this.shop = shop;
        this.random = random;
        this.orders = new OrderSource(random, installation.keys(), shop.run(), "mark");
    }

    /**
     * All of it.
     *
     * @param waits whether to wait, in minutes of real time, until tokens are sold at the clock again
     * @return what happened, in a few words
     * @throws BrokenPromise when the older store is not refused, or sells what may have been sold
     */
    String run(boolean waits) {
        copies.reset();
        Server first = started();
        Clerk early = shop.clerk(first);
        early.connected();
        shop.sell(first, buys("before"), random, 1 + random.nextInt(MOST_LISTS));
        List<Entry> kept = way.isWhole() ? shop.book().answeredSince(0) : List.of();
        Server server = take(first);
        shop.sell(server, buys("lost"), random, 1 + random.nextInt(MOST_LISTS));
        List<Entry> marked = shop.book().answeredSince(0);
        markingSales(server);
        boolean killed = end(server, early);
        early.close();
        Map<String, String> place = way == RestoreWay.DUMP_UNDER_NODE ? Map.of() : copies.putBack(way);
        PutBack putBack = new PutBack(installation.program().with(place), shop);
        Optional<Floor> floor =
                way == RestoreWay.BACKUP ? Optional.empty() : putBack.accept(marked, way == RestoreWay.JOURNAL_LOST);
        String end = killed ? "killed" : "stopped";
        if (floor.isEmpty() && way != RestoreWay.BACKUP) {
            return end + ", nothing that was marked is lost";
        }
        int lost = shop.book().answers() - kept.size();
        PastFloor past = new PastFloor(putBack.program(), installation.keys(), shop, random);
        int sold = past.sell(floor, kept, waits);
        return end + ", " + kept.size() + " kept, " + lost + " since, " + sold + " sold after"
                + (waits ? ", waited" : "");
    }

    private Server started() {
        Server server = Server.start(installation.program());
        server.awaitReady();
        return server;
    }

    /** A backup takes the module back too; what is charged to limits afterwards would come back, so none is. */
    private Load.Orders buys(String phase) {
        return way == RestoreWay.BACKUP
                ? RestoreOrders.plain(installation.keys(), shop.run(), phase)
                : RestoreOrders.mixed(installation.keys(), shop.run(), phase);
    }

    /** Makes the copy; the server that serves afterwards is returned. */
    private Server take(Server server) {
        if (way == RestoreWay.STOPPED) {
            server.stop();
            copies.take(way);
            return started();
        }
        if (!way.isTakenUnderLoad()) {
            copies.take(way);
            return server;
        }
        Load load = shop.open(server, buys("copied"), random);
        shop.runFor(load, random.nextInt(MOST_LISTS));
        copies.take(way);
        load.end();
        return server;
    }

    private void markingSales(Server server) {
        try (Clerk clerk = shop.clerk(server)) {
            for (int i = 0; i < MARKING_SALES; i++) {
                Order order = way == RestoreWay.BACKUP
                        ? orders.fresh()
                        : orders.fresh().ahead();
                if (!(clerk.issue(shop.book().begin(order, shop.run())) instanceof Reply.Tokens)) {
                    throw new BrokenPromise("a meter that has no tokens gets none: " + order);
                }
            }
        }
    }

    /** The server that sold last ends; true when it was killed. */
    private boolean end(Server server, Clerk early) {
        if (way == RestoreWay.DUMP_UNDER_NODE) {
            sellNothingFromOlder(server, early);
            server.end();
            shop.weather(Weather.FAIR);
            return false;
        }
        boolean killed = way == RestoreWay.JOURNAL_LOST || random.nextBoolean();
        if (!killed) {
            server.stop();
        } else if (way == RestoreWay.JOURNAL_LOST) {
            server.kill();
            shop.killed();
        } else {
            Load load = shop.open(server, buys("killed"), random);
            shop.runFor(load, random.nextInt(MOST_LISTS));
            shop.kill(server, load);
        }
        return killed;
    }

    /**
     * The store under the running node becomes the older one: from then on every call is refused.
     *
     * @param early signed in before the dump, so that its session is in it
     */
    private void sellNothingFromOlder(Server server, Clerk early) {
        Load load = shop.open(server, buys("cut"), random);
        shop.runFor(load, random.nextInt(MOST_LISTS));
        shop.weather(Weather.ROUGH);
        copies.putBack(way);
        load.end();
        boolean seen = Waiting.until(LONGEST_UNDER_NODE_MILLIS, () -> refusedAsOlder(early));
        for (int i = 0; i < CALLS_UNDER_NODE && seen; i++) {
            refusedAsOlder(early);
        }
        if (!seen) {
            throw new BrokenPromise("a node does not refuse the older store under it: "
                    + shop.tally().refusals() + "\n" + server.lastLines());
        }
    }

    private boolean refusedAsOlder(Clerk clerk) {
        Order order = orders.fresh();
        Reply reply = clerk.ask(shop.book().begin(order, shop.run()));
        if (reply instanceof Reply.Tokens) {
            throw new BrokenPromise("a running node sells from an older store that was put under it: " + order);
        }
        return reply instanceof Reply.Refused refused && refused.storeOlder();
    }
}
