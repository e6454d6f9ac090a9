package io.ptoken.hsm.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmStatusTest {

    @Test
    void everyCodeIsFoundAgainAndUnique() {
        for (SmStatus status : SmStatus.values()) {
            assertThat(SmStatus.ofCode(status.code())).contains(status);
        }
        assertThat(Arrays.stream(SmStatus.values()).map(SmStatus::code)).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeOfTheTableIsKnown() {
        String table =
                "00 01 02 03 05 10 20 21 26 27 28 29 31 33 40 41 42 43 44 45 48 49 52 53 57 58 60 61 62 63 76 77 78"
                        + " 80 85 87 94 EE";
        for (String code : table.split(" ", -1)) {
            assertThat(SmStatus.ofCode(code)).as(code).isPresent();
        }
    }

    @Test
    void otherCodesAreUnknown() {
        assertThat(SmStatus.ofCode("04")).isEmpty();
        assertThat(SmStatus.ofCode("ee")).isEmpty();
        assertThat(SmStatus.ofCode("")).isEmpty();
    }

    @Test
    void aRefusalShowsCodeNameAndText() {
        assertThat(new SecurityModuleException(SmStatus.KEY_TYPE_ERROR, "register 3"))
                .hasMessage("05 KEY_TYPE_ERROR: register 3");
        assertThat(new SecurityModuleException(SmStatus.KEY_TYPE_ERROR))
                .hasMessageContaining(SmStatus.KEY_TYPE_ERROR.meaning());
    }
}
