package io.ptoken.sts.token;

/**
 * Class 2 subclass 8 (specification section 12). What it holds depends on the set it belongs to, and so on the encryption
 * algorithm of the meter: the SGC (3KCT, 64-bit keys) or part of the key (4KCT, 128-bit keys).
 */
public sealed interface Set3rdSectionDecoderKey extends KeyChangeToken
        permits Set3rdSectionOf3Kct, Set3rdSectionOf4Kct {

    int SUBCLASS = 8;

    @Override
    default int subclass() {
        return SUBCLASS;
    }

    @Override
    default String description() {
        return "Set3rdSectionDecoderKey";
    }
}
