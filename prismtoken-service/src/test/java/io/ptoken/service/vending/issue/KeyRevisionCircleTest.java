package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SGC 900010, whose revisions have come round: KRN 9 has served since 2015, KRN 1 since June 2026. */
class KeyRevisionCircleTest {

    private static final int SGC = 900_010;

    private final ServiceFixture fixture = new ServiceFixture();

    @BeforeEach
    void loadBothRevisions() {
        fixture.module.load(
                TestKey.sta(2, SGC, 9).activeFrom("2015-01-01T00:00:00Z"),
                TestKey.sta(3, SGC, 1).activeFrom("2026-06-01T00:00:00Z"));
    }

    @Test
    void aMeterOnTheNewRevisionIsLeftAlone() {
        assertThat(fixture.credit(meterOn(1).allowKrnUpdate()))
                .extracting(IssuedToken::krn)
                .containsExactly(1);
    }

    @Test
    void aMeterOnTheOldRevisionIsMovedToTheNewOne() {
        List<IssuedToken> tokens = fixture.credit(meterOn(9).allowKrnUpdate());

        assertThat(tokens).extracting(IssuedToken::krn).containsExactly(9, 9, 1);
        assertThat(toKrn(tokens)).isEqualTo(1);
    }

    @Test
    void aMeterOnTheOldRevisionStaysThereWhenNobodyAllowsMore() {
        assertThat(fixture.credit(meterOn(9))).extracting(IssuedToken::krn).containsExactly(9);
    }

    @Test
    void anExplicitChangeGoesToTheNewRevision() {
        assertThat(toKrn(fixture.service.handle(new IssueCalls.KeyChange(
                        fixture.call(), meterOn(9).allowKrnUpdate().config(), new MeterConfigAmendment(SGC, 1, 1)))))
                .isEqualTo(1);
        assertThat(toKrn(fixture.credit(meterOn(9).newConfig(SGC, 1, 1).allowKrnUpdate())))
                .isEqualTo(1);
    }

    @Test
    void aChangeToTheOldRevisionIsTurnedToTheNewOneWhereThatIsAllowed() {
        assertThat(toKrn(fixture.service.handle(new IssueCalls.KeyChange(
                        fixture.call(), meterOn(9).allowKrnUpdate().config(), new MeterConfigAmendment(SGC, 9, 7)))))
                .isEqualTo(1);
        assertThat(toKrn(fixture.service.handle(new IssueCalls.KeyChange(
                        fixture.call(), meterOn(9).config(), new MeterConfigAmendment(SGC, 9, 7)))))
                .isEqualTo(9);
    }

    @Test
    void aRevisionThatIsNotActiveYetIsNotTheLatest() {
        fixture.module.load(TestKey.sta(4, SGC, 2).activeFrom("2026-11-23T12:00:01Z"));

        assertThat(fixture.credit(meterOn(1).allowKrnUpdate())).hasSize(1);
        fixture.clock.set("2026-11-23T12:00:01Z");
        assertThat(toKrn(fixture.credit(meterOn(1).allowKrnUpdate()))).isEqualTo(2);
    }

    private static Meters meterOn(int krn) {
        return Meters.sample().sgc(SGC).krn(krn);
    }

    private static int toKrn(List<IssuedToken> tokens) {
        return tokens.get(0).newConfig().orElseThrow().toKrn();
    }
}
