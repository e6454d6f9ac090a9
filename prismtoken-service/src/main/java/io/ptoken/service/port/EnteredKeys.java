package io.ptoken.service.port;

import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.List;

/**
 * The limits with which vending keys were entered by hand: modules tell only what is left of them. Thread safe; a
 * change is one transaction and durable when the method returns.
 */
public interface EnteredKeys {

    /**
     * A key as it was entered.
     *
     * @param moduleId the module
     * @param sgc supply group
     * @param krn key revision number
     * @param keyType DDTK, DUTK or DCTK
     * @param kcv key check value
     * @param unitLimit ULM, 0-4294967295, of which the largest is no limit
     * @param currencyLimit CLM, likewise
     */
    record EnteredKey(
            String moduleId,
            SupplyGroupCode sgc,
            KeyRevision krn,
            KeyType keyType,
            KeyCheckValue kcv,
            long unitLimit,
            long currencyLimit) {}

    /** Transaction "enter key": in the place of the one of that module, group, revision and type. */
    void entered(EnteredKey key);

    /** All of them, by module, group, revision and type. */
    List<EnteredKey> all();
}
