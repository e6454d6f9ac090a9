package io.ptoken.kmc.host;

import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import java.util.List;
import java.util.Optional;

/**
 * A key-load file as it would be loaded.
 *
 * @param profile name of the format, to be shown
 * @param kmc from which KMC
 * @param file response and vending keys
 * @param requestKnown true when the request that it answers was at hand, so that it is known to fit
 * @param keys what it delivers, in the order of the file
 */
public record KlfPreview(
        String profile, KmcPublicKey kmc, KeyLoadFile file, boolean requestKnown, List<KeyPreview> keys) {

    public KlfPreview {
        keys = List.copyOf(keys);
    }

    /** This preview with what one module will refuse. */
    public KlfPreview at(ReceivingModule module) {
        return new KlfPreview(profile, kmc, file, requestKnown, module.preview(file.keys()));
    }

    /**
     * One vending key of the file.
     *
     * @param key with its record, which the module is given
     * @param objection why the module will refuse it; empty when nothing that the host knows speaks against it
     */
    public record KeyPreview(WrappedKey key, Optional<String> objection) {

        /** Its attributes. */
        public VendingKeyCard card() {
            return key.card();
        }
    }
}
