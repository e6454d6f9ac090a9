package io.ptoken.metrics;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.observe.ReadinessCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks every part whether it is ready. A part that hangs is asked once, by one thread, however often readiness is; the
 * others answer all the same. Thread safe.
 */
final class Readiness implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Duration timeout;

    Readiness(Map<String, ReadinessCheck> checks, Duration timeout) {
        this.timeout = timeout;
        checks.forEach((name, check) -> parts.put(name, new Part(name, check)));
    }

    /** What is wrong, by part; empty when the node is ready. */
    Map<String, String> complaints() {
        long until = System.nanoTime() + timeout.toNanos();
        Map<String, Future<Optional<String>>> answers = new LinkedHashMap<>();
        parts.forEach((name, part) -> answers.put(name, part.ask()));
        Map<String, String> complaints = new LinkedHashMap<>();
        answers.forEach((name, answer) -> answer(name, answer, until - System.nanoTime())
                .ifPresent(complaint -> complaints.put(name, complaint)));
        return complaints;
    }

    @Override
    public void close() {
        parts.values().forEach(Part::close);
    }

    private Optional<String> answer(String name, Future<Optional<String>> answer, long nanoseconds) {
        try {
            return answer.get(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            LOG.log(WARNING, "Asking " + name + " whether it is ready failed", e.getCause());
            return Optional.of("asking failed; see the log");
        } catch (CancellationException e) {
            return Optional.of("stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("stopping");
        }
    }

    private static final class Part {

        private final ReadinessCheck check;
        private final ExecutorService thread;
        private Future<Optional<String>> last;

        Part(String name, ReadinessCheck check) {
            this.check = check;
            this.thread = Executors.newSingleThreadExecutor(DaemonThreads.named("readiness-" + name + "-"));
            this.last = CompletableFuture.completedFuture(Optional.empty());
        }

        synchronized Future<Optional<String>> ask() {
            if (last.isDone()) {
                last = thread.submit(check::complaint);
            }
            return last;
        }

        synchronized void close() {
            last.cancel(true);
            thread.shutdownNow();
        }
    }
}
