package io.ptoken.crash.run;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.check.Checks;
import io.ptoken.crash.client.Access;
import io.ptoken.crash.client.ApiClient;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.Load;
import io.ptoken.crash.client.Tally;
import io.ptoken.crash.client.Weather;
import io.ptoken.crash.program.Server;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/** Clients of one installation in one run, what they know and what they must put up with. */
public final class Shop {

    private static final int LONGEST_MILLIS = 5_000;

    private final Book book;
    private final Tally tally = new Tally();
    private final AtomicReference<Weather> weather = new AtomicReference<>(Weather.FAIR);
    private final SSLContext tls;
    private final int clients;
    private final int run;

    /** @param tls trusts the server */
    public Shop(Book book, SSLContext tls, int clients, int run) {
        this.book = book;
        this.tls = tls;
        this.clients = clients;
        this.run = run;
    }

    public Book book() {
        return book;
    }

    public Tally tally() {
        return tally;
    }

    public int run() {
        return run;
    }

    public void weather(Weather other) {
        weather.set(other);
    }

    /** One client. */
    public Clerk clerk(Server server) {
        return clerk(access(server));
    }

    /** Several clients that look at what there is. */
    public Checks checks(Server server) {
        Access access = access(server);
        return new Checks(book, () -> clerk(access), clients);
    }

    /** All clients at work; returns when each is about to send its first call. */
    public Load open(Server server, Load.Orders orders, Random random) {
        Access access = access(server);
        Load load = new Load(book, orders, run, clients, weather, number -> clerk(access));
        load.start(random.nextLong());
        load.awaitConnected();
        return load;
    }

    /** Lets all clients buy until there are so many more token lists, and waits for their last replies. */
    public void sell(Server server, Load.Orders orders, Random random, int lists) {
        Load load = open(server, orders, random);
        runFor(load, lists);
        load.end();
    }

    /** Lets clients work until there are so many more token lists, but not for long. */
    public void runFor(Load load, int lists) {
        int enough = tally.received.get() + lists;
        load.runUntil(LONGEST_MILLIS, () -> tally.received.get() >= enough);
    }

    /** SIGKILL while clients buy. */
    public void kill(Server server, Load load) {
        weather.set(Weather.KILLED);
        server.kill();
        load.end();
        killed();
    }

    /** The server was killed while no client waited for a reply. */
    public void killed() {
        book.killed();
        weather.set(Weather.FAIR);
    }

    private Clerk clerk(Access access) {
        return new Clerk(book, tally, access, weather::get);
    }

    private Access access(Server server) {
        int port = server.port();
        return new Access(() -> ApiClient.connect(tls, port));
    }
}
