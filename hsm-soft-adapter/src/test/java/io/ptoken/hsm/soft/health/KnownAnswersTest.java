package io.ptoken.hsm.soft.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.kmc.ap1.Ap1Suite;
import io.ptoken.sts.cipher.StaTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownAnswersTest {

    @Test
    void everyComputationGivesItsPublishedResult() {
        assertThat(KnownAnswers.all(StaTables.SAMPLE, new Ap1Suite()))
                .hasSize(11)
                .allMatch(check -> check.isRight().getAsBoolean());
        assertThatCode(() -> KnownAnswers.require(KnownAnswers.all(StaTables.SAMPLE, new Ap1Suite())))
                .doesNotThrowAnyException();
    }

    @Test
    void aWrongOneKeepsTheModuleFromStarting() {
        assertThatThrownBy(() -> KnownAnswers.require(List.of(
                        new KnownAnswers.Check("good", () -> true), new KnownAnswers.Check("bad", () -> false))))
                .isInstanceOf(SecurityModuleException.class)
                .hasMessage("58 APP_ERROR_STATE: self-test of bad failed; the module does not start");
    }
}
