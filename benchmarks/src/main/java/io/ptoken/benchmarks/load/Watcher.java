package io.ptoken.benchmarks.load;

import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.port.FigureStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who looks at a server each second while it sells: at its notices, what the last hour came to, and its status, over the
 * control channel.
 */
final class Watcher implements AutoCloseable {

    private static final int MINUTES = 60;

    private final OperatorAccess server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Watcher::thread);
    private final AtomicLong looks = new AtomicLong();
    private Future<?> looking = CompletableFuture.completedFuture(0);

    private Watcher(OperatorAccess server) {
        this.server = server;
    }

    /** Looks until it is closed. */
    static Watcher start(Installation installation, Surroundings surroundings) throws IOException {
        OperatorAccess server = OperatorAccess.toServer(installation, surroundings, Optional.empty())
                .orElseThrow(() -> new IOException("no server answers"));
        Watcher watcher = new Watcher(server);
        watcher.looking = watcher.timer.scheduleAtFixedRate(watcher::look, 0, 1, TimeUnit.SECONDS);
        return watcher;
    }

    private void look() {
        server.handle(new WatchCalls.Notices(false), Dialogue.NOBODY);
        server.handle(new WatchCalls.Figures(FigureStore.Span.MINUTE, MINUTES, Optional.empty()), Dialogue.NOBODY);
        server.handle(new WatchCalls.Status(false), Dialogue.NOBODY);
        looks.incrementAndGet();
    }

    /** How often it has looked so far. */
    long looks() {
        return looks.get();
    }

    @Override
    public void close() {
        looking.cancel(false);
        timer.shutdown();
        try {
            timer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "watcher");
        thread.setDaemon(true);
        return thread;
    }
}
