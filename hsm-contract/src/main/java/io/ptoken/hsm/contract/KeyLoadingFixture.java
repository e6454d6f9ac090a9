package io.ptoken.hsm.contract;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.util.List;

/** A module under test and the KMCs that it believes, numbered from 1; they deliver DUTK keys without limits. */
public interface KeyLoadingFixture extends AutoCloseable {

    /** The module, without keys. */
    SecurityModule module();

    /** Its role. */
    default KeyLoading keyLoading() {
        return module().keyLoading().orElseThrow();
    }

    /** The public keys of a KMC. */
    KeyLoadRecord kmcKey(int kmc);

    /** Its KMCID. */
    KmcId kmcId(int kmc);

    /** The public keys of a KMC that the module does not believe. */
    KeyLoadRecord strangersKey();

    /** The KMC's answer to a request with as many keys; those of one KMC are others than those of another. */
    Delivery answer(int kmc, KeyLoadRecord request, int keys);

    /** A record of a vending key that is well formed and not what the KMC wrapped. */
    KeyLoadRecord altered(KeyLoadRecord key);

    @Override
    void close();

    /**
     * The records of a key-load file.
     *
     * @param response VKLOADRSP
     * @param keys VK, in order
     */
    record Delivery(KeyLoadRecord response, List<KeyLoadRecord> keys) {

        public Delivery {
            keys = List.copyOf(keys);
        }
    }
}
