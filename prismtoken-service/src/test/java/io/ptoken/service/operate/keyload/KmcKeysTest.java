package io.ptoken.service.operate.keyload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KmcKeysTest {

    private final Exchange exchange = new Exchange(1);

    @Test
    void importsAKeyThatAKnownTrustAnchorHasSigned() {
        KmcPublicKey key = exchange.imported();

        assertThat(key.name()).isEqualTo("Test KMC");
        assertThat(key.approved()).isTrue();
        assertThat(key.expires()).isEqualTo("2027-11-26T12:00:00Z");
        assertThat(exchange.kmcs.all()).containsExactly(key);
        assertThat(exchange.audited()).containsExactly("kmc.import Ok Test KMC, approved, until 2027-11-26T12:00:00Z");
    }

    @Test
    void refusesAKeyWhoseTrustAnchorIsNotKnownUnlessThePreferenceLetsItPass() {
        exchange.forgetTrustAnchors();

        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(exchange::imported)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(KeyLoadCode.UNKNOWN_TRUST_ANCHOR));
        assertThat(exchange.kmcs.all()).isEmpty();

        exchange.unapprovedAllowed = true;
        assertThat(exchange.imported().approved()).isFalse();
        assertThat(exchange.audited())
                .satisfiesExactly(
                        refused -> assertThat(refused)
                                .matches("kmc.import AP-I02 file SHA-256 [0-9a-f]{64} refused: AP-I02"
                                        + " UNKNOWN_TRUST_ANCHOR"),
                        done -> assertThat(done)
                                .isEqualTo("kmc.import Ok Test KMC, NOT approved, until 2027-11-26T12:00:00Z"));
        assertThat(exchange.auditedSubjects()).containsOnly(exchange.kmcId().text());
    }

    @Test
    void refusesAFileOfAnotherKind() {
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> exchange.kmcs.add(Exchange.JANE, exchange.requests.modulePublicKey()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(KeyLoadCode.BAD_MAGIC));
        assertThat(exchange.audited())
                .singleElement()
                .asString()
                .matches("kmc.import AP-F01 file SHA-256 [0-9a-f]{64} refused: AP-F01 BAD_MAGIC at line 1, column 1");
    }

    @Test
    void findsAKmcByWhateverPeopleCallIt() {
        assertThatThrownBy(() -> exchange.kmcs.choose(Optional.empty()))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessage("no KMC is known here; import its public key first");
        KmcPublicKey first = exchange.imported();
        assertThat(exchange.kmcs.choose(Optional.empty())).isEqualTo(first);
        KmcSimulator second = exchange.kmc("KMC-2", "Test KMC");
        exchange.kmcs.add(Exchange.JANE, second.publicKeyFile());

        assertThat(exchange.kmcs.choose(Optional.of("KMC-1"))).isEqualTo(first);
        assertThat(exchange.kmcs.choose(Optional.of(first.kmcId()))).isEqualTo(first);
        assertThatThrownBy(() -> exchange.kmcs.choose(Optional.of("Test KMC")))
                .hasMessageStartingWith("more than one KMC is called 'Test KMC'; known are: KMCID.1:STSA:KMC-");
        assertThatThrownBy(() -> exchange.kmcs.choose(Optional.of("KMC-3")))
                .hasMessageStartingWith("no KMC is called 'KMC-3'; known are: ");
        assertThatThrownBy(() -> exchange.kmcs.choose(Optional.empty()))
                .hasMessageStartingWith("there is more than one KMC, name one; known are: ");
    }

    @Test
    void forgetsAKmcOnlyWhenTheModuleHasNoSlotForIt() {
        KmcPublicKey key = exchange.imported();
        exchange.requests.request(Exchange.JANE, key, false);

        assertThatThrownBy(() -> exchange.kmcs.remove(Exchange.JANE, key, exchange.module))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessage("the module has a KEK slot for " + key.kmcId()
                        + "; delete the slot first, and its keys with it");
        assertThat(exchange.kmcs.all()).hasSize(1);

        exchange.keys.deleteSlot(Exchange.JANE, exchange.kmcId());
        exchange.kmcs.remove(Exchange.JANE, key, exchange.module);
        assertThat(exchange.kmcs.all()).isEmpty();
    }
}
