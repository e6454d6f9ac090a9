package io.ptoken.crash.limit;

import io.ptoken.crash.book.Allowance;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.check.AuditCheck;
import io.ptoken.crash.check.Checks;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.Load;
import io.ptoken.crash.client.Reply;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.Server;
import io.ptoken.crash.run.Shop;
import java.util.Map;
import java.util.Random;

/** One run: little is sold under small limits, the server is killed after a sale, and what is left is sold to the end. */
final class SmallLimitRun {

    private static final int MOST_KILLS = 3;
    private static final int MOST_SALES = 12;
    private static final int LONGEST_IN_FLIGHT_MILLIS = 8;

    private final Installation installation;
    private final Shop shop;
    private final Random random;
    private final SmallLimitOrders orders;

    SmallLimitRun(Installation installation, Shop shop, Random random) {
        this.installation = installation;
        this.shop = shop;
        this.random = random;
        this.orders = new SmallLimitOrders(
                random, new OrderSource(random, installation.keys(), shop.run(), "small"), shop.book());
    }

    /**
     * All of it.
     *
     * @return what happened, in a few words
     * @throws BrokenPromise when a kill cost more than it may, or a limit was overspent
     */
    String run() {
        int kills = 1 + random.nextInt(MOST_KILLS);
        int inFlight = 0;
        for (int i = 0; i < kills; i++) {
            Server server = started();
            sellSome(server);
            if (random.nextBoolean()) {
                killSelling(server);
                inFlight++;
            } else {
                server.kill();
                shop.killed();
            }
        }
        Server server = started();
        sellTheRest(server);
        server.stop();
        AuditCheck.verify(installation.program());
        requireLeft();
        return kills + " kills, " + inFlight + " of them with sales in flight, "
                + shop.book().answers() + " lists";
    }

    private Server started() {
        Server server = Server.start(installation.program());
        server.awaitReady();
        try (Checks checks = shop.checks(server)) {
            checks.settleOpenCalls();
            checks.fetchAll();
        }
        return server;
    }

    private void sellSome(Server server) {
        int sales = 1 + random.nextInt(MOST_SALES);
        try (Clerk clerk = shop.clerk(server)) {
            for (int i = 0; i < sales; i++) {
                clerk.issue(shop.book().begin(orders.get(), shop.run()));
            }
        }
    }

    private void killSelling(Server server) {
        Load load = shop.open(server, orders::of, random);
        load.runFor(random.nextInt(LONGEST_IN_FLIGHT_MILLIS));
        shop.kill(server, load);
    }

    /** Of every limit that which must be left at least; after that, more than there can be. */
    private void sellTheRest(Server server) {
        try (Clerk clerk = shop.clerk(server)) {
            for (Allowance allowance : shop.book().allowances()) {
                orders.rest(allowance).ifPresent(order -> sold(clerk, order));
                orders.tooMuch(allowance).ifPresent(order -> refused(clerk, order));
            }
        }
    }

    private void sold(Clerk clerk, Order order) {
        Reply reply = clerk.issue(shop.book().begin(order, shop.run()));
        if (!(reply instanceof Reply.Tokens)) {
            throw new BrokenPromise("what must be left of a limit is not sold: " + reply + "\n" + order);
        }
    }

    private void refused(Clerk clerk, Order order) {
        Reply reply = clerk.issue(shop.book().begin(order, shop.run()));
        if (!(reply instanceof Reply.Refused refused && refused.limitUsedUp())) {
            throw new BrokenPromise("more than can be left of a limit is not refused as such: " + reply + "\n" + order);
        }
    }

    private void requireLeft() {
        Map<String, Long> left = installation.limitsLeft();
        shop.book()
                .allowances()
                .forEach(allowance -> shop.book()
                        .requireLeft(
                                allowance, left.getOrDefault(allowance.key().id(), 0L)));
    }
}
