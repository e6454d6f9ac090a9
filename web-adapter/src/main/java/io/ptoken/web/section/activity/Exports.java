package io.ptoken.web.section.activity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ptoken.service.operate.audit.AuditExport;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.port.AuditRow;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.http.Answer.Streamed;
import io.ptoken.web.http.Visit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Copies of the log as files, page by page as they are read. After each page it rests for as long as that took, so that a copy
 * takes half of one processor at most; and there are few at a time, so that readers who are slow leave threads for others. A
 * reader who stops is dropped when the connection has been idle. Thread safe.
 */
final class Exports {

    /** At a time. */
    static final int MOST = 2;

    private static final int PAGE = AuditCalls.PAGE;

    private final ConsoleCalls calls;
    private final Semaphore places = new Semaphore(MOST);

    Exports(ConsoleCalls calls) {
        this.calls = calls;
    }

    /**
     * Begins one, which is an entry of the log.
     *
     * @param name of the file, without its ending
     * @return empty when there are too many already; nothing was begun then
     */
    Optional<Streamed> begin(Visit visit, AuditPeriod period, AuditFormat format, String name) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        boolean begun = false;
        try {
            long end = calls.ask(visit, new AuditCalls.Export(period, format)).sequence();
            begun = true;
            return Optional.of(new Streamed(type(format), name + ending(format), out -> {
                try {
                    write(visit, period, format, end, out);
                } finally {
                    places.release();
                }
            }));
        } finally {
            if (!begun) {
                places.release();
            }
        }
    }

    private void write(Visit visit, AuditPeriod period, AuditFormat format, long end, OutputStream out)
            throws IOException {
        out.write(format.heading().getBytes(US_ASCII));
        long last = 0;
        while (true) {
            long begun = System.nanoTime();
            List<AuditRow> rows = calls.ask(visit, new AuditCalls.Page(period, last, PAGE));
            if (rows.isEmpty()) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (AuditRow row : rows) {
                if (AuditExport.isPart(row, end)) {
                    text.append(format.row(row));
                }
            }
            last = rows.get(rows.size() - 1).sequence();
            byte[] bytes = text.toString().getBytes(US_ASCII);
            LockSupport.parkNanos(System.nanoTime() - begun);
            out.write(bytes);
        }
    }

    private static String type(AuditFormat format) {
        return switch (format) {
            case CSV -> "text/csv; charset=us-ascii";
            case JSONL -> "application/x-ndjson";
        };
    }

    private static String ending(AuditFormat format) {
        return switch (format) {
            case CSV -> ".csv";
            case JSONL -> ".jsonl";
        };
    }
}
