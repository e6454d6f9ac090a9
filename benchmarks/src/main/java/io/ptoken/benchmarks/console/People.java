package io.ptoken.benchmarks.console;

import io.ptoken.benchmarks.load.MeterNumbers;
import io.ptoken.service.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Those who look at the console: each at a page from time to time, and one who copies the log without a pause. */
final class People implements AutoCloseable {

    /** The pages there are for administrators and auditors alike. */
    static final List<String> PAGES = List.of(
            "/dashboard",
            "/vending-keys",
            "/activity",
            "/alerts",
            "/key-management",
            "/meters",
            "/meters/" + MeterNumbers.pan(0).digits(),
            "/account",
            "/documentation",
            "/");

    private static final String COPY = "/activity/export";
    private static final String COPYIST = "console-copyist";
    /** Fewer than an account may have. */
    private static final int SESSIONS_OF_AN_ACCOUNT = 8;

    private static final int OK = 200;
    private static final int BLOCK = 16 * 1024;

    private final List<ConsoleClient> sessions = new ArrayList<>();
    private final ConsoleClient copyist;
    private final ExecutorService work;

    private People(ConsoleClient copyist, ExecutorService work) {
        this.copyist = copyist;
        this.work = work;
    }

    /** The accounts that so many sessions need: administrators and auditors by turns, and one who copies. */
    static Map<String, Set<Role>> accounts(int sessions) {
        Map<String, Set<Role>> accounts = new LinkedHashMap<>();
        for (int i = 0; i < sessions; i += SESSIONS_OF_AN_ACCOUNT) {
            Role role = accounts.size() % 2 == 0 ? Role.ADMIN : Role.AUDITOR;
            accounts.put(account(i), Set.of(role));
        }
        accounts.put(COPYIST, Set.of(Role.AUDITOR));
        return accounts;
    }

    private static String account(int session) {
        return "console-" + session / SESSIONS_OF_AN_ACCOUNT;
    }

    /** All of them sign in. */
    static People signIn(int number, SSLContext tls, int port, String password)
            throws IOException, InterruptedException {
        ExecutorService work = Executors.newCachedThreadPool(People::thread);
        try {
            People people = new People(ConsoleClient.signIn(tls, work, port, COPYIST, password), work);
            for (int i = 0; i < number; i++) {
                people.sessions.add(ConsoleClient.signIn(tls, work, port, account(i), password));
            }
            return people;
        } catch (IOException | InterruptedException | RuntimeException e) {
            work.shutdownNow();
            throw e;
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "console-people");
        thread.setDaemon(true);
        return thread;
    }

    /** One after another looks at every page once. */
    void lookAround(Looked looked) throws InterruptedException {
        for (ConsoleClient session : sessions) {
            for (String page : PAGES) {
                look(session, page, looked);
            }
        }
    }

    /** One of them looks at one page, again and again. */
    void look(String page, int times, Looked looked) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            look(sessions.get(0), page, looked);
        }
    }

    /** One of them, to ask for more than pages. */
    ConsoleClient one() {
        return sessions.get(0);
    }

    /** All look and copy until this is closed. */
    Looking begin(int everySeconds, Looked looked) {
        return new Looking(everySeconds, looked);
    }

    private static void look(ConsoleClient session, String page, Looked looked) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = session.page(page);
            if (answer.statusCode() == OK) {
                looked.page(System.nanoTime() - begun, answer.body().length);
            } else {
                looked.failed(page + ": status " + answer.statusCode());
            }
        } catch (IOException e) {
            looked.failed(page + ": " + e);
        }
    }

    @Override
    public void close() {
        work.shutdownNow();
    }

    /** What goes on until it is closed. */
    final class Looking implements AutoCloseable {

        private final ScheduledExecutorService timers;
        private final Looked looked;
        private volatile boolean stopped;

        private Looking(int everySeconds, Looked looked) {
            this.looked = looked;
            this.timers = Executors.newScheduledThreadPool(sessions.size() + 1, People::thread);
            long step = TimeUnit.SECONDS.toMicros(everySeconds);
            for (int i = 0; i < sessions.size(); i++) {
                Walk walk = new Walk(sessions.get(i), i);
                @SuppressWarnings("unused") // a walk notes its own failures
                Future<?> walking =
                        timers.scheduleAtFixedRate(walk, step * i / sessions.size(), step, TimeUnit.MICROSECONDS);
            }
            timers.execute(this::copy);
        }

        private final class Walk implements Runnable {

            private final ConsoleClient session;
            private int next;

            private Walk(ConsoleClient session, int first) {
                this.session = session;
                this.next = first;
            }

            @Override
            public void run() {
                try {
                    look(session, PAGES.get(next++ % PAGES.size()), looked);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private void copy() {
            try {
                String form = ConsoleClient.text(copyist.page(COPY));
                Map<String, String> fields = Map.of("formToken", ConsoleClient.formToken(form), "format", "csv");
                while (!stopped) {
                    copyOnce(fields);
                }
            } catch (IOException e) {
                looked.failed(COPY + ": " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** A copy that is not whole in the end is given up. */
        private void copyOnce(Map<String, String> fields) throws IOException, InterruptedException {
            HttpResponse<InputStream> answer = copyist.send(COPY, fields, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw new IOException("status " + answer.statusCode());
                }
                byte[] block = new byte[BLOCK];
                for (int length = body.read(block); length >= 0; length = body.read(block)) {
                    if (stopped) {
                        return;
                    }
                    looked.copied(length);
                }
                looked.copy();
            }
        }

        /** Nobody asks for anything more. */
        void stop() {
            stopped = true;
            timers.shutdown();
        }

        /** Ends it; pages that have been asked for are waited for. */
        @Override
        public void close() {
            stop();
            try {
                if (!timers.awaitTermination(1, TimeUnit.MINUTES)) {
                    looked.failed("a page did not come within a minute");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
