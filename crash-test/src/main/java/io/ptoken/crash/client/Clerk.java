package io.ptoken.crash.client;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.program.BrokenPromise;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** One client: sends calls on a connection of its own and enters what comes of them in the book. Not thread safe. */
public final class Clerk implements AutoCloseable {

    /** A claim of a dead node is overdue after a minute; each fetch before that is answered after ten seconds. */
    private static final int MOST_FETCHES = 9;

    private interface Call {
        Reply run(Api client, String token);
    }

    private final Book book;
    private final Tally tally;
    private final Access access;
    private final Supplier<Weather> weather;
    private Optional<Api> connection = Optional.empty();

    public Clerk(Book book, Tally tally, Access access, Supplier<Weather> weather) {
        this.book = book;
        this.tally = tally;
        this.access = access;
        this.weather = weather;
    }

    /**
     * Sends an order for the first time, together with other clients, or again.
     *
     * @throws BrokenPromise when what comes must not come
     */
    public Reply issue(Entry entry) {
        boolean again = book.answer(entry).isPresent();
        Weather before = weather.get();
        Reply reply = sendCounted(entry);
        if (reply instanceof Reply.Tokens) {
            (again ? tally.repeated : tally.received).incrementAndGet();
        } else if (reply instanceof Reply.Refused refused) {
            refusedIssue(entry, again, before, refused);
        }
        return reply;
    }

    /**
     * Sends an order that may well be refused; who asks judges the refusal.
     *
     * @throws BrokenPromise when there is no reply, or tokens that must not be
     */
    public Reply ask(Entry entry) {
        Reply reply = sendCounted(entry);
        if (reply instanceof Reply.Tokens) {
            tally.received.incrementAndGet();
        }
        return reply;
    }

    /** While it is under way, and until its tokens are entered, it may have been charged. */
    private Reply sendCounted(Entry entry) {
        book.sending(entry);
        try {
            Reply reply = send((client, token) -> client.issue(entry.order(), token));
            if (reply instanceof Reply.Tokens tokens) {
                book.received(entry, tokens.list());
            } else if (reply instanceof Reply.Lost lost) {
                requireMayLose(lost, entry);
                book.unknown(entry);
            }
            return reply;
        } finally {
            book.ended(entry);
        }
    }

    private void refusedIssue(Entry entry, boolean again, Weather before, Reply.Refused refused) {
        if (refused.limitUsedUp() && !again) {
            book.limitUsedUp(entry.order());
        } else if (refused.overdue()) {
            book.unknown(entry);
        } else if (refused.storePutBack() && weather.get() == Weather.PUT_BACK && !again) {
            requireNextPossible(refused, entry);
        } else if (before.mayRefuse() || weather.get().mayRefuse()) {
            book.unknown(entry);
        } else if (again || !refused.meterTooBusy()) {
            throw new BrokenPromise("refused without reason: " + refused + "\n" + entry);
        }
    }

    /** A client must learn when to come again, or from when on it may choose a time. */
    private static void requireNextPossible(Reply.Refused refused, Entry entry) {
        if (refused.nextPossible().isEmpty()) {
            throw new BrokenPromise("the refusal does not say when it is possible: " + refused + "\n" + entry);
        }
    }

    /** Fetches what was answered before and holds it against that. */
    public void fetchKnown(Entry entry) {
        Weather before = weather.get();
        Reply reply = fetch(entry);
        if (reply instanceof Reply.Tokens tokens) {
            book.received(entry, tokens.list());
            tally.fetched.incrementAndGet();
        } else if (reply instanceof Reply.Lost lost) {
            requireMayLose(lost, entry);
        } else if (!before.mayRefuse() && !weather.get().mayRefuse()) {
            throw new BrokenPromise("a token list that was received cannot be fetched: " + reply + "\n" + entry);
        }
    }

    /**
     * Fetches what became of a call without a reply.
     *
     * @return true when it had been stored
     */
    public boolean fetchOpen(Entry entry) {
        Reply reply = fetch(entry);
        if (reply instanceof Reply.Tokens tokens) {
            book.found(entry, tokens.list());
            tally.foundStored.incrementAndGet();
            return true;
        }
        if (reply instanceof Reply.Refused refused && refused.cacheMiss()) {
            book.nothingStored(entry);
            tally.foundMissing.incrementAndGet();
            return false;
        }
        throw new BrokenPromise("cannot tell what became of a call: " + reply + "\n" + entry);
    }

    /** Again while the server asks for that: somebody may still be at work on the call. */
    private Reply fetch(Entry entry) {
        for (int left = MOST_FETCHES; ; left--) {
            Reply reply = send((client, token) -> client.fetch(entry.order().messageId(), token));
            if (left == 1 || !(reply instanceof Reply.Refused refused && refused.overdue())) {
                return reply;
            }
        }
    }

    /** Other parameters under a messageId that has an answer: refused, whatever they are. */
    void misuse(Entry entry) {
        Weather before = weather.get();
        Reply reply = send((client, token) -> client.issue(entry.order().withOtherAmount(), token));
        if (reply instanceof Reply.Lost lost) {
            requireMayLose(lost, entry);
        } else if (!(reply instanceof Reply.Refused refused && (refused.otherParameters() || refused.overdue()))
                && !(reply instanceof Reply.Refused
                        && (before.mayRefuse() || weather.get().mayRefuse()))) {
            throw new BrokenPromise(
                    "another amount under a used messageId was not refused as such: " + reply + "\n" + entry);
        }
    }

    /** Connects and signs in where that is not done; false when it cannot be done now. */
    public boolean connected() {
        try {
            access.token(client());
            return true;
        } catch (IOException e) {
            close();
            return false;
        }
    }

    private Reply send(Call call) {
        try {
            Api client = client();
            String token = access.token(client);
            Reply reply = call.run(client, token);
            if (reply instanceof Reply.Lost) {
                close();
            } else if (reply instanceof Reply.Refused refused) {
                tally.refused(refused);
                if (refused.code().equals("EAuthentication.Token")) {
                    access.forget(token);
                }
            }
            return reply;
        } catch (IOException e) {
            close();
            return new Reply.Lost(String.valueOf(e.getMessage()));
        }
    }

    private Api client() throws IOException {
        if (connection.isEmpty()) {
            connection = Optional.of(access.connect());
        }
        return connection.get();
    }

    private void requireMayLose(Reply.Lost lost, Entry entry) {
        tally.lost.incrementAndGet();
        if (!weather.get().mayLose()) {
            throw new BrokenPromise("no answer from a server that nobody stopped: " + lost.why() + "\n" + entry);
        }
    }

    @Override
    public void close() {
        connection.ifPresent(Api::close);
        connection = Optional.empty();
    }
}
