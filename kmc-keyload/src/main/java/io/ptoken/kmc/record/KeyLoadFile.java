package io.ptoken.kmc.record;

import java.util.List;

/**
 * KLF, a key-load file: the KMC's answer with the vending keys of one module.
 *
 * @param response first record
 * @param keys as many as the response says, numbered from 1 in order
 */
public record KeyLoadFile(LoadResponse response, List<WrappedKey> keys) {

    public KeyLoadFile {
        keys = List.copyOf(keys);
    }
}
