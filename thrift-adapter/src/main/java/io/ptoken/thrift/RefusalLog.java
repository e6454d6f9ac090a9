package io.ptoken.thrift;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.Param;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Logs why clients were refused: the first of a kind at once, then at most one line per pause with the number left out. */
final class RefusalLog {

    private static final System.Logger LOG = System.getLogger(ThriftServer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final Map<Refusal, Kind> kinds = new EnumMap<>(Refusal.class);

    RefusalLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void report(Refusal refusal, String client, String detail) {
        long leftOut;
        synchronized (kinds) {
            leftOut = kinds.computeIfAbsent(refusal, any -> new Kind()).permit(nanoTime.getAsLong());
        }
        if (leftOut >= 0) {
            LOG.log(
                    WARNING,
                    "Refused client " + client + ": " + refusal.hint()
                            + (detail.isEmpty() ? "" : " (" + Param.escaped(detail) + ")")
                            + (leftOut == 0 ? "" : "; " + leftOut + " more like this were not logged"));
        }
    }

    private static final class Kind {

        private boolean logged;
        private long lastLogged;
        private long leftOut;

        /** Number of reports left out before this one, or -1 when this one is left out too. */
        long permit(long now) {
            if (logged && now - lastLogged < PAUSE.toNanos()) {
                leftOut++;
                return -1;
            }
            long before = leftOut;
            logged = true;
            lastLogged = now;
            leftOut = 0;
            return before;
        }
    }
}
