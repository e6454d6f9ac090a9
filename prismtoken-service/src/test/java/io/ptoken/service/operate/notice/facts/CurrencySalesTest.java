package io.ptoken.service.operate.notice.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.vending.request.CurrencyScale;
import java.math.BigDecimal;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** An installation that sold currency credit while nobody had chosen its unit. */
class CurrencySalesTest {

    private final ServiceFixture before =
            new ServiceFixture(ServiceSettings.DEFAULTS.withCurrencyScale(CurrencyScale.HUNDRED_THOUSANDTHS));

    @Test
    void isToldWhichLineKeepsTheOldMeaning() {
        sell(4);

        assertThat(today(CurrencyScale.NOT_CHOSEN).notices().refresh().notices())
                .contains(new Notice(
                        Level.ERROR,
                        "EService.Disabled",
                        "Currency credit is not sold: it was sold here before, and the unit of its amounts has to be "
                                + "chosen now.",
                        "'currencyScale: HUNDRED_THOUSANDTHS' under 'assumptions' in ptoken.yaml keeps what "
                                + "transferAmount meant until now, 1000000 for 10.00; see docs/corrected-rules.md.",
                        ""));
    }

    @Test
    void isToldNothingOnceItHasChosen() {
        sell(7);

        assertThat(stopped(CurrencyScale.CURRENCY_UNITS)).isFalse();
        assertThat(stopped(CurrencyScale.HUNDRED_THOUSANDTHS)).isFalse();
        assertThat(stopped(CurrencyScale.NOT_CHOSEN)).isTrue();
    }

    @Test
    void isToldNothingWhenItSoldUnitsAlone() {
        sell(0);
        sell(3);

        assertThat(stopped(CurrencyScale.NOT_CHOSEN)).isFalse();
    }

    @Test
    void isFoundHoweverLongAgo() {
        sell(5);
        for (int i = 0; i < 1_100; i++) {
            before.service.handle(new ReadCalls.IdRecord(before.call(), "00000260060135803400000207999907012"));
        }

        assertThat(stopped(CurrencyScale.NOT_CHOSEN)).isTrue();
    }

    private boolean stopped(CurrencyScale scale) {
        return new CurrencySales(before.store.auditLog(), scale).haveStopped();
    }

    private void sell(int subclass) {
        before.service.handle(new IssueCalls.Credit(
                before.call(), Meters.sample().config(), subclass, BigDecimal.TEN, IssueTime.NOW));
    }

    private PrismToken today(CurrencyScale scale) {
        return PrismToken.on(before.module, before.clock, new SecureRandom())
                .store(before.store)
                .settings(ServiceSettings.DEFAULTS.withCurrencyScale(scale))
                .build();
    }
}
