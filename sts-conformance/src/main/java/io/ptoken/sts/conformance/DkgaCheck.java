package io.ptoken.sts.conformance;

import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.ControlBlock;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.Dkga04DataBlock;
import io.ptoken.sts.key.PanBlock;
import io.ptoken.sts.tid.BaseDate;
import java.util.HexFormat;

/** {@code dkga.json}: decoder keys and the blocks they are made from, sections 8.2-8.5. */
final class DkgaCheck implements VectorCheck {

    private static final int DATA_BLOCK_BYTES = 49;

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        switch (vector.text("algorithm")) {
            case "blocks" -> blocks(vector, findings);
            case "DKGA02" -> dkga02(vector, findings);
            case "DKGA04" -> dkga04(vector, findings);
            default -> throw vector.malformed("algorithm", "DKGA02, DKGA04 or blocks");
        }
    }

    private static void blocks(Vector vector, Findings findings) {
        MeterPan pan = MeterPan.of(new Drn(vector.text("drn")));
        KeyType keyType = KeyType.ofCode(vector.integer("key_type"));
        findings.compare("iin", vector.text("iin"), pan.iin());
        findings.compareHex("pan_block", 16, vector.hex("pan_block", 16), PanBlock.of(pan, keyType));
        findings.compareHex(
                "control_block",
                16,
                vector.hex("control_block", 16),
                ControlBlock.of(
                        keyType,
                        SupplyGroupCode.parse(vector.text("sgc")),
                        TariffIndex.parse(vector.text("ti")),
                        new KeyRevision(vector.integer("krn"))));
    }

    private static void dkga02(Vector vector, Findings findings) {
        blocks(vector, findings);
        // DKGA02 does not depend on the base date; the context wants one.
        DecoderKeyContext context = KeyFields.context(vector, vector.ea(), BaseDate.BDT_1993);
        findings.compare("meter_pan", context.pan(), MeterPan.of(new Drn(vector.text("drn"))));
        compareKey(vector, DecoderKeyAlgorithm.DKGA02, context, findings);
    }

    private static void dkga04(Vector vector, Findings findings) {
        EncryptionAlgorithm ea = vector.ea();
        BaseDate baseDate = BaseDate.ofYear(vector.digits("base_date", 4));
        DecoderKeyContext context = KeyFields.context(vector, ea, baseDate);
        findings.compare("key_bits", vector.integer("key_bits"), ea.keyBits());
        findings.compare(
                "data_block",
                vector.hexText("data_block", 2 * DATA_BLOCK_BYTES),
                HexFormat.of().formatHex(Dkga04DataBlock.bytes(context)));
        compareKey(vector, DecoderKeyAlgorithm.DKGA04, context, findings);
    }

    private static void compareKey(
            Vector vector, DecoderKeyAlgorithm dkga, DecoderKeyContext context, Findings findings) {
        int bytes = context.ea().keyBits() / Byte.SIZE;
        try (DecoderKey expected = DecoderKey.of(vector.bytes("decoder_key", bytes))) {
            KeyFields.compareDerived(vector, dkga, context, expected, findings);
        }
    }
}
