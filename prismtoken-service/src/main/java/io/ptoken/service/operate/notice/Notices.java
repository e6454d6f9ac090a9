package io.ptoken.service.operate.notice;

import io.ptoken.service.cache.Refreshed;
import io.ptoken.service.operate.notice.NoticeReport.Found;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.NoticeSources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The notices of an installation. They are kept for {@value #LIFETIME_SECONDS} s, so that clients that ask often do not
 * keep module and store busy. Thread safe.
 */
public final class Notices {

    private static final int LIFETIME_SECONDS = 10;

    /** Every kind; of equal level, the first stand first. */
    private static final List<NoticeRule> RULES = List.of(
            new ModuleStateRule(),
            new ServerRule(),
            new PoolMemberRule(),
            new PoolKeysRule(),
            new StoreRule(),
            new StorePutBackRule(),
            new UnknownVendsRule(),
            new CurrencyScaleRule(),
            new DitkNotLoadedRule(),
            new LicenceRule(),
            new KeyRefreshRule(),
            new KeyExpiryRule(),
            new KeyCannotVendRule(),
            new KeyLimitRule(),
            new ModuleClockRule(),
            new KmcLoadingRule(),
            new KmcPublicKeyRule(),
            new CertificateRule(),
            new AccountRule(),
            new EarlierAccountsRule(),
            new SecondPersonRule(),
            new NodeRule(),
            new AnonymousCallsRule(),
            new DiskSpaceRule(),
            new UnusablePreferenceRule());

    private final Refreshed<NoticeReport> report;
    private final Runnable reread;

    /** @param source looks at all parts of the installation, e.g. {@link NoticeSources} */
    public Notices(Supplier<NoticeFacts> source, InstantSource clock) {
        this(source, () -> {}, clock);
    }

    /** @param reread has parts that remember what they saw look again; for {@link #refresh} */
    public Notices(Supplier<NoticeFacts> source, Runnable reread, InstantSource clock) {
        this.reread = reread;
        this.report = new Refreshed<>(before -> of(source.get()), clock, Duration.ofSeconds(LIFETIME_SECONDS));
    }

    /** The notices of some facts. */
    public static NoticeReport of(NoticeFacts facts) {
        List<Found> found = RULES.stream()
                .flatMap(rule -> rule.check(facts).stream().map(notice -> new Found(notice, rule.ground())))
                .sorted(Comparator.comparing(one -> one.notice().level()))
                .toList();
        return new NoticeReport(found, facts);
    }

    /** The notices; their report tells its age. */
    public NoticeReport current() {
        return report.get().value();
    }

    /** Something was changed that may end one or raise one: whoever asks next looks at everything again. */
    public void outdate() {
        report.outdate();
    }

    /** Looks at everything again. */
    public NoticeReport refresh() {
        reread.run();
        return report.refresh().value();
    }
}
