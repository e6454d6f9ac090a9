package io.ptoken.hsm.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecurityModuleExceptionTest {

    @Test
    void carriesTheExtendedTextOfStatusEe() {
        IllegalStateException cause = new IllegalStateException();
        SecurityModuleException refusal = SecurityModuleException.extended(
                "AP-S05 REQUEST_MISMATCH", "AP-S05 REQUEST_MISMATCH: RQD: got another", cause);
        assertThat(refusal.status()).isEqualTo(SmStatus.STS_EXTENDED_ERROR);
        assertThat(refusal.extendedText()).contains("AP-S05 REQUEST_MISMATCH");
        assertThat(refusal)
                .hasMessage("EE STS_EXTENDED_ERROR: AP-S05 REQUEST_MISMATCH: RQD: got another")
                .hasCause(cause);
    }

    @Test
    void carriesNoneWithOtherStatuses() {
        assertThat(new SecurityModuleException(SmStatus.KMC_KEY_STATE_ERROR).extendedText())
                .isEmpty();
    }
}
