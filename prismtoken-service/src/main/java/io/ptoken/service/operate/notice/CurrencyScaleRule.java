package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;
import java.util.stream.Stream;

/** Currency credit was sold and is not sold any more, because nobody has chosen the unit of its amounts. */
final class CurrencyScaleRule implements NoticeRule {

    static final String TEXT =
            "Currency credit is not sold: it was sold here before, and the unit of its amounts has to be "
                    + "chosen now.";

    static final String ACTION = "'currencyScale: HUNDRED_THOUSANDTHS' under 'assumptions' in ptoken.yaml keeps what "
            + "transferAmount meant until now, 1000000 for 10.00; see docs/corrected-rules.md.";

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> store.currencySalesStopped()
                        ? Stream.of(Notice.error("EService.Disabled", TEXT, ACTION, ""))
                        : Stream.<Notice>empty())
                .toList();
    }
}
