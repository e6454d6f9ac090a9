package io.ptoken.crash.client;

import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.SampleOrders;
import io.ptoken.crash.book.TokenMoment;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import za.co.prism.prismtoken1.Token;

/** A server in memory that keeps its promises, until a test has it break one. Thread safe. */
public final class FakeServer implements Api.Connector {

    private static final Reply CACHE_MISS = new Reply.Refused(Reply.Refused.CACHE_MISS, "not found");
    private static final Reply MISUSED = new Reply.Refused("EParamRange", "Parameter 'messageId' out of range");

    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, List<Token>> results = new HashMap<>();
    private Function<Reply, Reply> broken = Function.identity();
    private boolean reachable = true;
    private int tid = 6_000_000;
    private Instant floorAtTheClock = Instant.EPOCH;
    private Instant floorForTimes = Instant.EPOCH;

    /** From now on every reply becomes another. */
    public synchronized void answerInstead(Function<Reply, Reply> change) {
        broken = change;
    }

    /** From now on there is no connection. */
    synchronized void disappear() {
        reachable = false;
    }

    /** Loses a result. */
    public synchronized void forget(String messageId) {
        orders.remove(messageId);
        results.remove(messageId);
    }

    /** Carries an order out, and the reply is lost. */
    synchronized void issueUnseen(Order order) {
        carriedOut(order);
    }

    /** The next token gets the TID that the latest one got. */
    public synchronized void repeatTid() {
        tid--;
    }

    /** Nothing is sold before that moment, as from a store that was put back. */
    public synchronized void floor(Instant again) {
        floorAtTheClock = again;
        floorForTimes = again;
    }

    /** The same for times that callers choose alone. */
    public synchronized void floorForTimes(Instant again) {
        floorForTimes = again;
    }

    @Override
    public synchronized Api connect() throws IOException {
        if (!reachable) {
            throw new IOException("connection refused");
        }
        return new Connection();
    }

    private synchronized Reply issued(Order order) {
        if (below(order)) {
            return order.moment().equals(TokenMoment.NOW)
                    ? new Reply.Refused(
                            "EService",
                            "the store was restored, or accepted as an older copy; next possible at " + floorAtTheClock)
                    : new Reply.Refused(
                            "EParamRange", "'tokenTime': the store was restored, or accepted as an older copy");
        }
        Order before = orders.getOrDefault(order.messageId(), order);
        return broken.apply(before.equals(order) ? carriedOut(order) : MISUSED);
    }

    private synchronized Reply fetched(String messageId) {
        List<Token> tokens = results.get(messageId);
        return broken.apply(tokens == null ? CACHE_MISS : new Reply.Tokens(tokens));
    }

    private boolean below(Order order) {
        TokenMoment moment = order.moment();
        if (moment.equals(TokenMoment.NOW)) {
            return Instant.now().isBefore(floorAtTheClock);
        }
        return moment.equals(TokenMoment.external(Instant.ofEpochSecond(moment.tokenTime())))
                ? moment.tokenTime() < floorForTimes.getEpochSecond()
                : moment.tokenTime() < TokenMoment.exactly(floorForTimes).tokenTime();
    }

    private Reply carriedOut(Order order) {
        orders.put(order.messageId(), order);
        return new Reply.Tokens(results.computeIfAbsent(order.messageId(), id -> SampleOrders.honest(order, tid++)));
    }

    private final class Connection implements Api {

        @Override
        public String signIn(String username, String password) {
            return "token";
        }

        @Override
        public Reply issue(Order order, String accessToken) {
            return issued(order);
        }

        @Override
        public Reply fetch(String messageId, String accessToken) {
            return fetched(messageId);
        }

        @Override
        public void close() {}
    }
}
