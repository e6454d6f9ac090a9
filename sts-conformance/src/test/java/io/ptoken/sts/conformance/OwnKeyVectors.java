package io.ptoken.sts.conformance;

import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.ControlBlock;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.Dkga04DataBlock;
import io.ptoken.sts.key.PanBlock;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.TokenCodec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decoder keys and key change sets of our own. */
final class OwnKeyVectors {

    private static final String SHORT_DRN = "600727000000000009";
    private static final String LONG_DRN = "000001000000000082";

    private OwnKeyVectors() {}

    static List<Map<String, Object>> keyChange() {
        OwnMeter before02 = OwnMeter.dkga02(SHORT_DRN, KeyType.DUTK, "01", 1);
        OwnMeter default02 = OwnMeter.dkga02(SHORT_DRN, KeyType.DDTK, "01", 1);
        OwnMeter after02 = OwnMeter.dkga02(SHORT_DRN, KeyType.DUTK, "99", 2);
        OwnMeter before04 = OwnMeter.dkga04(LONG_DRN, "201457", "01", 1, BaseDate.BDT_2014);
        OwnMeter after04 = OwnMeter.dkga04(LONG_DRN, "999999", "02", 2, BaseDate.BDT_2014);
        OwnMeter rolled04 = OwnMeter.dkga04(LONG_DRN, "201457", "01", 3, BaseDate.BDT_2035);
        List<Map<String, Object>> vectors = new ArrayList<>();
        vectors.add(set("2kct/dkga02-ti-krn", KeyChangeSetKind.TWO_KCT, before02, after02, 255));
        vectors.add(set("3kct/dkga02-ti-krn", KeyChangeSetKind.THREE_KCT, before02, after02, 0x5A));
        vectors.add(set("2kct/dkga02-ddtk-to-dutk", KeyChangeSetKind.TWO_KCT, default02, before02, 255));
        vectors.add(set("2kct/dkga04-sgc", KeyChangeSetKind.TWO_KCT, before04, after04, 85));
        vectors.add(set("3kct/dkga04-sgc", KeyChangeSetKind.THREE_KCT, before04, after04, 85));
        vectors.add(set("2kct/dkga04-rollover", KeyChangeSetKind.TWO_KCT, before04, rolled04, 255));
        vectors.add(set("3kct/dkga04-rollover", KeyChangeSetKind.THREE_KCT, before04, rolled04, 255));
        return vectors;
    }

    static List<Map<String, Object>> dkga() {
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (String pan : List.of(SHORT_DRN, LONG_DRN)) {
            for (KeyType keyType : List.of(KeyType.DDTK, KeyType.DUTK, KeyType.DCTK)) {
                vectors.add(dkga02(OwnMeter.dkga02(pan, keyType, "99", 9)));
            }
            for (BaseDate baseDate : BaseDate.values()) {
                vectors.add(dkga04(OwnMeter.dkga04(pan, "000046", "99", 9, baseDate)));
            }
        }
        return vectors;
    }

    private static Map<String, Object> set(
            String name, KeyChangeSetKind kind, OwnMeter before, OwnMeter after, int ken) {
        Map<String, Object> vector = OwnTokenVectors.head("own/" + name, OwnVectors.SOURCE, "D");
        vector.put("dkga", after.dkga().digits());
        vector.put("set", kind.tokens() + "KCT");
        vector.put("parent", before.fields());
        vector.put("child", after.fields());
        vector.put("ken", ken);
        vector.put("ro", before.baseDate() == after.baseDate() ? 0 : 1);
        vector.put("three_kct", kind == KeyChangeSetKind.THREE_KCT ? 1 : 0);
        TokenCipher cipher = before.cipher();
        try (DecoderKey newKey = after.key()) {
            vector.put(
                    "tokens",
                    KeyChangeSet.sections(
                                    kind,
                                    before.attributes(ken),
                                    after.attributes(ken),
                                    newKey,
                                    EncryptionAlgorithm.STA)
                            .stream()
                            .map(section -> section(section, cipher))
                            .toList());
        }
        return vector;
    }

    private static Map<String, Object> section(KeyChangeToken section, TokenCipher cipher) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subclass", section.subclass());
        fields.put("block64", OwnTokenVectors.hex(section.block(), 16));
        fields.put("token", TokenCodec.encode(section, cipher).decimal());
        return fields;
    }

    private static Map<String, Object> dkga02(OwnMeter meter) {
        Map<String, Object> vector = head(meter);
        DecoderKeyContext context = meter.context();
        vector.remove("base_date");
        vector.put("iin", context.pan().iin());
        vector.put("drn", context.pan().drn().digits());
        vector.put("pan_block", OwnTokenVectors.hex(PanBlock.of(context.pan(), context.keyType()), 16));
        vector.put(
                "control_block",
                OwnTokenVectors.hex(
                        ControlBlock.of(context.keyType(), context.sgc(), context.ti(), context.krn()), 16));
        return vector;
    }

    private static Map<String, Object> dkga04(OwnMeter meter) {
        Map<String, Object> vector = head(meter);
        vector.put("key_bits", 64);
        vector.put("data_block", HexFormat.of().formatHex(Dkga04DataBlock.bytes(meter.context())));
        return vector;
    }

    private static Map<String, Object> head(OwnMeter meter) {
        boolean legacy = meter.dkga() == DecoderKeyAlgorithm.DKGA02;
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put(
                "id",
                "own/dkga" + meter.dkga().digits() + "/" + meter.pan() + "-"
                        + (legacy ? meter.keyType() : meter.baseDate().year()));
        vector.put("source", "derived");
        vector.put("evidence", "D");
        vector.put("algorithm", "DKGA" + meter.dkga().digits());
        vector.put("ea", "07");
        vector.putAll(meter.fields());
        return vector;
    }
}
