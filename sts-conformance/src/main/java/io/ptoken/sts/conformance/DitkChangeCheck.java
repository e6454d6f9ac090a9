package io.ptoken.sts.conformance;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.token.KeyChangeToken;
import java.util.List;

/** {@code ditk-change.json}: sets that take a meter from its DITK to a vending key, sections 8 and 12. */
final class DitkChangeCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        EncryptionAlgorithm ea = vector.ea();
        Vector parent = vector.object("parent");
        Vector child = vector.object("child");
        findings.compare(
                "parent.meter_pan", new MeterPan(parent.text("meter_pan")), new MeterPan(child.text("meter_pan")));
        findings.compare("parent.key_type", parent.integer("key_type"), KeyType.DITK.code());
        DecoderKeyAttributes to = KeyChangeCheck.attributes(child, ea, new KeyExpiryNumber(vector.integer("ken")));
        KeyChangeSetKind kind = KeyChangeCheck.kind(vector);
        findings.compare("three_kct", vector.integer("three_kct"), kind == KeyChangeSetKind.THREE_KCT ? 1 : 0);
        boolean rollover = rollover(vector);
        try (DecoderKey ditk = KeyFields.decoderKey(parent, vector, ea, findings);
                DecoderKey newKey = KeyFields.decoderKey(child, vector, ea, findings)) {
            List<KeyChangeToken> sections = KeyChangeSet.sectionsFromDitk(kind, to, newKey, ea, rollover);
            KeyChangeCheck.compareTokens(vector, sections, ea, tables.cipher(vector, ea, ditk), findings);
        }
    }

    /** An input: no source settles it. */
    private static boolean rollover(Vector vector) {
        return switch (vector.integer("ro")) {
            case 0 -> false;
            case 1 -> true;
            default -> throw vector.malformed("ro", "0 or 1");
        };
    }
}
