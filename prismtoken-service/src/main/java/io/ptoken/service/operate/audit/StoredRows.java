package io.ptoken.service.operate.audit;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Stored;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Every row there is, page by page, whether it belongs to a chain or not. Not thread safe; made anew for each reading. */
final class StoredRows implements Iterator<Stored> {

    private static final int PAGE = 1000;

    private final AuditLog log;
    private long last = Long.MIN_VALUE;
    private Iterator<Stored> page = List.<Stored>of().iterator();
    private boolean atEnd;

    StoredRows(AuditLog log) {
        this.log = log;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !atEnd) {
            List<Stored> rows = log.stored(last, PAGE);
            page = rows.iterator();
            atEnd = rows.isEmpty();
        }
        return page.hasNext();
    }

    @Override
    public Stored next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows");
        }
        Stored stored = page.next();
        last = Math.max(last, stored.row().sequence());
        return stored;
    }
}
