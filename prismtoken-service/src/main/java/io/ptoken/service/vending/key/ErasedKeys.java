package io.ptoken.service.vending.key;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ServiceException;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.KeyCatalogue.KeyLoadFile;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys that a key load which has not ended has erased and not loaded again, as far as the files of its KMC name them: whoever
 * asks for one is told to repeat, and not that there is none. Thread safe.
 */
public final class ErasedKeys {

    private final Supplier<List<String>> loading;
    private final KeyCatalogue catalogue;

    /**
     * Those of these KMCs.
     *
     * @param loading the KMCs whose slots are LOADING in a module
     * @param catalogue the files
     */
    public ErasedKeys(Supplier<List<String>> loading, KeyCatalogue catalogue) {
        this.loading = loading;
        this.catalogue = catalogue;
    }

    /**
     * Looks whether a key that is not in the module is one of them. The files are asked only while a KMC is loading.
     *
     * @throws ServiceException {@code ESm} 26 when it is
     */
    void require(SupplyGroupCode sgc, KeyRevision krn) {
        List<String> kmcs = loading.get();
        if (kmcs.isEmpty()) {
            return;
        }
        kmcOf(sgc, krn, kmcs).ifPresent(kmc -> {
            throw ModuleErrors.translated(new SecurityModuleException(
                    SmStatus.KMC_KEY_STATE_ERROR,
                    "SGC " + sgc + " KRN " + krn + " is in a key load that has not ended: KMC " + kmc
                            + " is loading; repeat"));
        });
    }

    private Optional<String> kmcOf(SupplyGroupCode sgc, KeyRevision krn, List<String> kmcs) {
        return catalogue.keys().stream()
                .filter(key -> key.sgc().equals(sgc) && key.krn().equals(krn))
                .flatMap(key -> catalogue.file(key.fileId()).stream())
                .map(KeyLoadFile::kmcId)
                .filter(kmcs::contains)
                .findFirst();
    }
}
