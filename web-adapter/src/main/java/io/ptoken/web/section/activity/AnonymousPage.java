package io.ptoken.web.section.activity;

import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AuditPeriod;
import java.util.List;

/**
 * What came without an account.
 *
 * @param activity by address
 * @param period of which time
 * @param spans to choose from
 * @param chosen of them
 */
public record AnonymousPage(AnonymousActivity activity, AuditPeriod period, List<Integer> spans, int chosen) {

    public AnonymousPage {
        spans = List.copyOf(spans);
    }
}
