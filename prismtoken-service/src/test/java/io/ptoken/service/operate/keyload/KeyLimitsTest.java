package io.ptoken.service.operate.keyload;

import static io.ptoken.service.operate.keyload.Exchange.JANE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.kmc.record.VendingKeyCard.Identity;
import io.ptoken.service.operate.notice.facts.FirstLimits.Known;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.EnteredKeys.EnteredKey;
import io.ptoken.service.port.KeyCatalogue.KeyLoadFile;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyLimitsTest {

    private final Exchange exchange = new Exchange(1);
    private final KeyLimits limits = new KeyLimits(exchange.store, exchange.formats);

    @Test
    void aKeyOfAFileHadWhatTheFileSays() {
        exchange.deliverLimited(900_102, 1000, 50);
        exchange.files.upload(JANE, exchange.answeredFile());
        assertThat(limits.get().known())
                .filteredOn(known -> known.identity().sgc().value() == 900_102)
                .extracting(Known::moduleId, Known::units, Known::currency)
                .containsExactly(tuple(Optional.empty(), new CreditLimit(1000), new CreditLimit(50)));
    }

    @Test
    void aKeyThatWasEnteredHadWhatItsOwnerSaid() {
        EnteredKey key = new EnteredKey(
                "00000001",
                new SupplyGroupCode(123_456),
                new KeyRevision(2),
                KeyType.DUTK,
                new KeyCheckValue("ABCDEF"),
                7,
                CreditLimit.UNLIMITED.value());
        exchange.store.enteredKeys().entered(key);

        assertThat(limits.get().known())
                .containsExactly(new Known(
                        Optional.of("00000001"),
                        new Identity(key.sgc(), key.krn(), key.keyType()),
                        key.kcv(),
                        new CreditLimit(7),
                        CreditLimit.UNLIMITED));
    }

    @Test
    void aFileThatNobodyUnderstandsHidesNoOther() {
        exchange.files.upload(JANE, exchange.answeredFile());
        exchange.store
                .keyCatalogue()
                .add(new KeyLoadFile("id", "KMC", "nonsense", exchange.clock.instant()), List.of(), entry());

        assertThat(limits.get().known()).hasSize(1);
    }

    private AuditEntry entry() {
        return AuditEntry.local(exchange.clock.instant(), "root", "vk.load", "", "");
    }
}
