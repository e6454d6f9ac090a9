package io.ptoken.service.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.EnteredKeys;
import io.ptoken.service.port.EnteredKeys.EnteredKey;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.KeyCheckValue;
import org.junit.jupiter.api.Test;

/** Limits with which keys were entered by hand. */
abstract class EnteredKeysContract extends PortContract {

    private static final EnteredKey KEY = key("00000001", 123_456, KeyType.DUTK, "ABCDEF", 0xFFFF_FFFFL);

    @Test
    void whatIsEnteredSurvivesARestartInOrder() {
        EnteredKey common = key("00000001", 123_456, KeyType.DCTK, "ABCDEF", 0);
        EnteredKey other = key("00000002", 7, KeyType.DUTK, "000000", 5);
        assertThat(keys().all()).isEmpty();

        keys().entered(other);
        keys().entered(common);
        keys().entered(KEY);
        harness().restart();

        assertThat(keys().all()).containsExactly(KEY, common, other);
    }

    @Test
    void theLatestHolds() {
        EnteredKey again = key("00000001", 123_456, KeyType.DUTK, "123456", 9);
        keys().entered(KEY);
        keys().entered(again);

        assertThat(harness().another().enteredKeys().all()).containsExactly(again);
    }

    private static EnteredKey key(String module, int sgc, KeyType type, String kcv, long limit) {
        return new EnteredKey(
                module, new SupplyGroupCode(sgc), new KeyRevision(1), type, new KeyCheckValue(kcv), limit, 100);
    }

    private EnteredKeys keys() {
        return store().enteredKeys();
    }
}
