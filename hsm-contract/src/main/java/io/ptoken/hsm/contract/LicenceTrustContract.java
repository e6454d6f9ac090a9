package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a module must do whose owner says whose licences it takes. A new one takes nobody's. */
public interface LicenceTrustContract extends ContractModules {

    /** Two keys that OpenSSL 3.0 made; the fingerprints are those of {@code openssl ec -pubin -outform DER | sha256sum}. */
    String ONE = """
            -----BEGIN PUBLIC KEY-----
            MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEukN5OJsa1g7M/sY/5GVb4g6CNPd5Qt/l
            qX2J3/lRpgEF6cbJiU4c1npc/emk6f2p3PSFYXx15yLBz5InDKGkUHD4M6Tvaday
            A30G0zqb34bzBikrOKSODJbneqMbJFIG
            -----END PUBLIC KEY-----
            """;

    IssuerFingerprint FINGERPRINT_OF_ONE =
            new IssuerFingerprint("b632da43fe99ee3a9688d5af65711ab568e809c2facd46a4bd322b196b60ca19");

    String OTHER = """
            -----BEGIN PUBLIC KEY-----
            MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEOIQ4Mhk4zj9Bq948gY7CMzVPwVCTQI+K
            Rr7wclcgddf8bJQE1elE5Rl6RsMhoGD2eV/t86yEez53GGrj8xP045DaKxYJeb3G
            4APwTS6k2SAGzkgZTa2XNpKGBgVqnBkY
            -----END PUBLIC KEY-----
            """;

    IssuerFingerprint FINGERPRINT_OF_OTHER =
            new IssuerFingerprint("45e4d7dd901a57faf0676a9e445e1daba9f2417eddee6e8d609121a65ed42edf");

    private void onTrust(Consumer<LicenceTrust> test) {
        on(ContractSetup.of(), module -> test.accept(module.licenceTrust().orElseThrow()));
    }

    @Test
    default void aNewModuleTrustsNobodyAndTakesNoLicence() {
        on(ContractSetup.of(), module -> {
            LicenceTrust trust = module.licenceTrust().orElseThrow();
            assertThat(trust.issuer()).isEmpty();
            assertThat(trust.lastLicenceSequence()).isZero();
            assertRefused(SmStatus.PERMISSION_ERROR, () -> module.loadTransactionLicence("a licence"));
        });
    }

    @Test
    default void theFingerprintIsThatOfTheKeyAndAskingTrustsNobody() {
        onTrust(trust -> {
            assertThat(trust.fingerprint(ONE)).isEqualTo(FINGERPRINT_OF_ONE);
            assertThat(trust.fingerprint(OTHER)).isEqualTo(FINGERPRINT_OF_OTHER);
            assertThat(trust.issuer()).isEmpty();
        });
    }

    @Test
    default void itTrustsTheIssuerThatWasNamedLast() {
        onTrust(trust -> {
            trust.trust(ONE);
            assertThat(trust.issuer()).contains(FINGERPRINT_OF_ONE);
            trust.trust(OTHER);
            assertThat(trust.issuer()).contains(FINGERPRINT_OF_OTHER);
        });
    }

    @Test
    default void whatIsNoKeyIsRefusedAndChangesNothing() {
        onTrust(trust -> {
            trust.trust(ONE);
            for (String text : new String[] {"", "a key", ONE.replace("PUBLIC", "PRIVATE"), ONE.replace("A", "B")}) {
                assertThatThrownBy(() -> trust.fingerprint(text)).isInstanceOf(InvalidValueException.class);
                assertThatThrownBy(() -> trust.trust(text)).isInstanceOf(InvalidValueException.class);
            }
            assertThat(trust.issuer()).contains(FINGERPRINT_OF_ONE);
        });
    }
}
