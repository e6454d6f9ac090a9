package io.ptoken.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerifier;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of a kept installation that a later build has open.
 *
 * @param kept what was in it when it was put away
 * @param opened the installation
 * @param now the time at which it was opened
 */
record KeptChecks(KeptFacts kept, OpenedInstallation opened, Instant now) {

    private static final int CURRENCY_UNIT = 100_000;

    /** Every fact there was. Rows that opening itself has written may follow those of the audit log. */
    void everythingIsThere() {
        KeptFacts found = KeptFacts.of(opened, kept.messages());
        for (String section : kept.sections().keySet()) {
            switch (section) {
                case KeptFacts.AUDIT -> assertThat(found.section(section)).startsWith(lines(section));
                case KeptFacts.CHAIN ->
                    assertThat(found.section(section).get(0))
                            .isEqualTo(kept.section(section).get(0));
                case KeptFacts.TIDS ->
                    assertThat(kept.section(section))
                            .startsWith(found.section(section).toArray(String[]::new));
                default -> assertThat(found.section(section)).as(section).isEqualTo(kept.section(section));
            }
        }
    }

    /** The whole chain, and in it the row that was the last one then. */
    void theChainVerifies() {
        String[] head = kept.section(KeptFacts.CHAIN).get(1).split("[ :]", 3);
        Link noted = new Link(Long.parseLong(head[1]), head[2]);

        AuditVerdict verdict = new AuditVerifier(opened.store().auditLog()).verify(Optional.of(noted), rows -> {});

        assertThat(verdict).isInstanceOf(AuditVerdict.Whole.class);
    }

    /** No identifier that was used or reserved then is given again. */
    void everyIdentifierIsUsed() {
        IssueJournal journal = opened.store().issueJournal();
        assertThat(kept.section(KeptFacts.TIDS)).isNotEmpty();
        for (String line : kept.section(KeptFacts.TIDS)) {
            String[] words = line.split(" ", -1);
            TokenIdentifier tid = new TokenIdentifier(Integer.parseInt(words[1]));
            IssueJournal.Claim claim =
                    new IssueJournal.Claim(new CallKey("check", line), "00", "check", now.plusSeconds(60));
            IssueJournal.TidWish again = IssueJournal.TidWish.exactly(new MeterPan(words[0]), BaseDate.BDT_2014, tid);

            assertThat(journal.begin(claim, Optional.of(again), now))
                    .as(line)
                    .isInstanceOf(IssueJournal.Begun.NoTid.class);
        }
    }

    /** A caller whose reply was lost fetches it with the access token from then; an ended session stays ended. */
    void theSessionFetchesItsResults() {
        int fetched = 0;
        for (CallKey key : kept.messages()) {
            if (key.username().equals(KeptLife.TILL)
                    && opened.store().issueJournal().find(key) instanceof Standing.Answered answered) {
                List<IssuedToken> again = opened.api()
                        .handle(new ReadCalls.Result(KeptLife.call("fetch-" + key.messageId()), key.messageId()));
                assertThat(again).isEqualTo(answered.result().tokens());
                fetched++;
            }
        }
        assertThat(fetched).isGreaterThan(20);
        assertThatThrownBy(() -> opened.api()
                        .handle(new ReadCalls.Result(new CallContext("late", KeptLife.ACCESS_TOKEN_ENDED), "unit-1")))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("expired");
    }

    /** The next token of the busiest meter has an identifier behind all others; its limits fall by what is sold. */
    void sellsOn() {
        MeterConfig meter = KeptLife.meter(KeptLife.METER, KeptLife.SGC, 1);
        VendingKeyAttributes before = key(KeptLife.SGC);

        List<IssuedToken> units = sell("check-units", meter, 0, 100);

        assertThat(units).hasSize(1);
        assertThat(units.get(0).tid().minutes()).isGreaterThan(lastIdentifier(KeptLife.METER));
        assertThat(key(KeptLife.SGC).unitLimit()).isEqualTo(before.unitLimit().minus(100));
        assertThat(key(KeptLife.SGC).currencyLimit()).isEqualTo(before.currencyLimit());
        assertThat(sell("check-units", meter, 0, 100)).as("the same call again").isEqualTo(units);
        chargesCurrency(meter, before.currencyLimit());
        stillRefusesTooMuch();
    }

    /** 1.00 takes 1.00004, which earlier builds count as 2 and later ones exactly. */
    private void chargesCurrency(MeterConfig meter, CreditLimit before) {
        if (before.covers(2)) {
            sell("check-money", meter, 4, CURRENCY_UNIT);
            assertThat(key(KeptLife.SGC).currencyLimit().value()).isBetween(before.value() - 2, before.value() - 1);
        } else {
            refused("check-money", meter, 4, CURRENCY_UNIT);
        }
    }

    private void stillRefusesTooMuch() {
        long left = key(KeptLife.SGC_SMALL).unitLimit().value();
        refused("check-too-much", KeptLife.meter(KeptLife.meter(5), KeptLife.SGC_SMALL, 1), 0, left + 1);
    }

    private void refused(String message, MeterConfig meter, int subclass, long amount) {
        assertThatThrownBy(() -> sell(message, meter, subclass, amount))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("INSUFFICIENT_CREDIT_BALANCE");
    }

    private List<IssuedToken> sell(String message, MeterConfig meter, int subclass, long amount) {
        return opened.api()
                .handle(new IssueCalls.Credit(
                        KeptLife.call(message), meter, subclass, BigDecimal.valueOf(amount), IssueTime.NOW));
    }

    private VendingKeyAttributes key(int sgc) {
        return opened.software().vendingKeys().stream()
                .filter(key -> key.sgc().value() == sgc && key.krn().value() == 1)
                .findFirst()
                .orElseThrow();
    }

    private int lastIdentifier(MeterPan meter) {
        return kept.section(KeptFacts.TIDS).stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals(meter.digits()))
                .mapToInt(words -> Integer.parseInt(words[1]))
                .max()
                .orElseThrow();
    }

    private String[] lines(String section) {
        return kept.section(section).toArray(String[]::new);
    }
}
