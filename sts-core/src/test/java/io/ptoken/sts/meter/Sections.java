package io.ptoken.sts.meter;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Set2ndSectionDecoderKey;
import io.ptoken.sts.token.Set3rdSectionOf3Kct;
import io.ptoken.sts.token.Set3rdSectionOf4Kct;
import io.ptoken.sts.token.Set4thSectionDecoderKey;
import java.nio.ByteBuffer;
import java.util.List;

/** The sections of a key change, cut by hand and so apart from the code that issues them. */
final class Sections {

    private final boolean longKey;
    private final ByteBuffer key;
    private int ken = 255;
    private int krn = 1;
    private boolean rollover;
    private boolean threeKct;
    private KeyType keyType = KeyType.DUTK;
    private int tariff = 1;
    private int sgc = 123_457;

    Sections(EncryptionAlgorithm ea, int keyNumber) {
        longKey = ea == EncryptionAlgorithm.MISTY1;
        key = ByteBuffer.wrap(MeterBench.keyBytes(ea, keyNumber));
    }

    Sections ken(int value) {
        ken = value;
        return this;
    }

    Sections keyRevision(int value) {
        krn = value;
        return this;
    }

    Sections rollover(boolean value) {
        rollover = value;
        return this;
    }

    Sections threeKct(boolean value) {
        threeKct = value;
        return this;
    }

    Sections keyType(KeyType value) {
        keyType = value;
        return this;
    }

    Sections tariff(int value) {
        tariff = value;
        return this;
    }

    Sections sgc(int value) {
        sgc = value;
        return this;
    }

    Set1stSectionDecoderKey first() {
        return new Set1stSectionDecoderKey(ken >> 4, new KeyRevision(krn), rollover, threeKct, keyType, key.getInt(0));
    }

    /** In the order of their numbers. */
    List<KeyChangeToken> tokens() {
        Set2ndSectionDecoderKey second =
                new Set2ndSectionDecoderKey(ken & 0xF, new TariffIndex(tariff), key.getInt(longKey ? 12 : 4));
        if (longKey) {
            return List.of(
                    first(),
                    second,
                    new Set3rdSectionOf4Kct(sgc & 0xFFF, key.getInt(4)),
                    new Set4thSectionDecoderKey(sgc >> 12, key.getInt(8)));
        }
        return threeKct
                ? List.of(first(), second, new Set3rdSectionOf3Kct(new SupplyGroupCode(sgc)))
                : List.of(first(), second);
    }
}
