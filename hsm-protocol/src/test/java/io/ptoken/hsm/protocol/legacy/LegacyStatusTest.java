package io.ptoken.hsm.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyStatusTest {

    @Test
    void hasTheCodesOfSection5_6() {
        List<String> expected = new ArrayList<>();
        for (int code = 0; code <= 84; code++) {
            boolean missing =
                    code == 36 || (code >= 43 && code <= 49) || (code >= 53 && code <= 59) || code == 62 || code == 63;
            if (!missing) {
                expected.add(String.format("%02d", code));
            }
        }
        List<String> codes = new ArrayList<>();
        for (LegacyStatus status : LegacyStatus.values()) {
            codes.add(status.code());
            assertThat(LegacyStatus.of(new StatusCode(status.code()))).contains(status);
        }
        assertThat(codes).isEqualTo(expected);
        assertThat(LegacyStatus.of(new StatusCode("36"))).isEmpty();
    }

    @Test
    void twelveCodesMeanTheSameInBothGenerations() {
        List<String> same = new ArrayList<>();
        for (LegacyStatus status : LegacyStatus.values()) {
            status.port().ifPresent(port -> {
                assertThat(port.code()).isEqualTo(status.code());
                same.add(status.code());
            });
        }
        assertThat(same).containsExactly("00", "01", "02", "05", "10", "20", "21", "31", "33", "52", "77", "78");
    }

    @Test
    void theOthersAreFailuresThatNameTheCode() {
        SecurityModuleException failure = toPort("SM!TC41");
        assertThat(failure.status()).isEqualTo(SmStatus.DEVICE_FAILURE);
        assertThat(failure).hasMessage("01 DEVICE_FAILURE: SM!TC status 41 (PAM credit underflow)");
        assertThat(toPort("SM!TC99")).hasMessage("01 DEVICE_FAILURE: SM!TC status 99 (not in the list)");
        assertThat(toPort("SM!TC31").status()).isEqualTo(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
    }

    private static SecurityModuleException toPort(String text) {
        return LegacyStatus.toPort(RefusedException.of((ResponseFrame) Frame.parse(text)));
    }
}
