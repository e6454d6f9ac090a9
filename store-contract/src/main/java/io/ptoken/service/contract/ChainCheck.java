package io.ptoken.service.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import java.time.Instant;
import java.util.List;

/** Goes along the whole audit log. */
public final class ChainCheck {

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final int PAGE = 1000;

    private ChainCheck() {}

    /**
     * Every row follows the one before, from the anchor to the head.
     *
     * @return rows seen
     */
    public static int assertWhole(AuditLog log) {
        Link link = log.anchor();
        int rows = 0;
        List<AuditRow> page = log.page(Instant.EPOCH, END, link.sequence(), PAGE);
        while (!page.isEmpty()) {
            for (AuditRow row : page) {
                assertThat(row.sequence()).isEqualTo(link.sequence() + 1);
                assertThat(row.hash()).isEqualTo(AuditChain.next(link.hash(), row.sequence(), row.entry()));
                link = new Link(row.sequence(), row.hash());
                rows++;
            }
            page = log.page(Instant.EPOCH, END, link.sequence(), PAGE);
        }
        assertThat(log.head()).isEqualTo(link);
        return rows;
    }
}
