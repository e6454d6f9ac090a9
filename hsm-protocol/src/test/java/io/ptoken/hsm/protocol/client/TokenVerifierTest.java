package io.ptoken.hsm.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.CommandSettings.VerifyLayout;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;
    private static final String A = "SM?VTN1~P600727000000000009~N1~N7~P70630503470028726114~";
    private static final String B = "SM?VTN1~P600727000000000009~N1~N7~N2~P3D431F4B0860E9F62~";
    private static final String BAD = "SM!VT00N3~";
    private static final VerifyTokenRequest REQUEST =
            VerifyToken.decode(A.substring(5), SETTINGS).verify();

    private final ScriptedModule module = new ScriptedModule(SETTINGS);
    private final ModuleClient client = new ModuleClient(module, SETTINGS, Dialect.STS6, module, module);
    private final TokenVerifier verifier = new TokenVerifier(client, VerifyLayout.A);

    @Test
    void keepsToTheLayoutThatWorks() {
        module.answers(BAD).answers(BAD);
        assertThat(verifier.verify(REQUEST)).isEqualTo(new TokenVerification.Invalid(SmStatus.TOKEN_CRC_ERROR));
        verifier.verify(REQUEST);
        assertThat(module.sent).containsExactly(A, A);
    }

    @Test
    void triesTheOtherLayoutOnceAndRemembersIt() {
        module.answers("SM!VT60").answers(BAD).answers(BAD);
        verifier.verify(REQUEST);
        verifier.verify(REQUEST);
        assertThat(module.sent).containsExactly(A, B, B);
        assertThat(verifier.layout()).isEqualTo(VerifyLayout.B);
    }

    @Test
    void anotherRefusalOfTheOtherLayoutShowsThatItWasUnderstood() {
        module.answers("SM!VT60").answers("SM!VT28");
        assertThatThrownBy(() -> verifier.verify(REQUEST)).hasMessage("SM!VT status 28");
        assertThat(verifier.layout()).isEqualTo(VerifyLayout.B);
    }

    @Test
    void givesUpWhenBothAreRefusedAndStaysWithTheFirst() {
        module.answers("SM!VT60").answers("SM!VT60");
        assertThatThrownBy(() -> verifier.verify(REQUEST))
                .isInstanceOf(RefusedException.class)
                .hasMessage("SM!VT status 60");
        assertThat(module.sent).containsExactly(A, B);
        assertThat(verifier.layout()).isEqualTo(VerifyLayout.A);
    }

    @Test
    void doesNotTryTheOtherLayoutForAnotherReason() {
        module.answers("SM!VT76");
        assertThatThrownBy(() -> verifier.verify(REQUEST)).hasMessage("SM!VT status 76");
        assertThat(module.sent).containsExactly(A);
    }
}
