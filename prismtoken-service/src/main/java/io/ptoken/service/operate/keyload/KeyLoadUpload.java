package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.kmc.host.KlfPreview;
import java.util.List;

/**
 * What uploading a key-load file would do.
 *
 * @param file what the file brings
 * @param erased keys of the same KMC that the module holds now and loses
 */
public record KeyLoadUpload(KlfPreview file, List<VendingKeyAttributes> erased) {

    public KeyLoadUpload {
        erased = List.copyOf(erased);
    }
}
