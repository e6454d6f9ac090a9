package io.ptoken.service.operate.notice.facts;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.vending.request.CurrencyScale;
import java.util.List;
import java.util.Optional;

/**
 * Whether an installation has sold currency credit and has chosen no scale for it now. Earlier releases counted in
 * hundred-thousandths unless told otherwise; whoever relied on that has to say so once. The audit log tells of the sales, as
 * far back as it reaches; it is looked through once, and only while no scale is chosen. Thread safe.
 */
public final class CurrencySales {

    private static final String ACTION = "issueCreditToken";
    private static final List<String> CURRENCY =
            List.of("class 0/4 SGC ", "class 0/5 SGC ", "class 0/6 SGC ", "class 0/7 SGC ");

    private final AuditLog log;
    private final CurrencyScale scale;
    private Optional<Boolean> known = Optional.empty();

    public CurrencySales(AuditLog log, CurrencyScale scale) {
        this.log = log;
        this.scale = scale;
    }

    /**
     * True when currency credit was sold here and is not sold now for want of a scale.
     *
     * @throws io.ptoken.service.port.StoreException when the log does not answer; asked again, it is looked through again
     */
    public synchronized boolean haveStopped() {
        if (scale.isChosen()) {
            return false;
        }
        boolean sold = known.orElseGet(() -> log.mentions(ACTION, CURRENCY));
        known = Optional.of(sold);
        return sold;
    }
}
