package io.ptoken.sts.conformance;

import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.KeyChangeToken;
import java.util.List;
import java.util.Optional;

/** {@code key-change.json}: 2KCT, 3KCT and 4KCT sets, section 12. */
final class KeyChangeCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        EncryptionAlgorithm ea = vector.ea();
        Vector parent = vector.object("parent");
        Vector child = vector.object("child");
        KeyExpiryNumber ken = new KeyExpiryNumber(vector.integer("ken"));
        DecoderKeyAttributes from = attributes(parent, ea, ken);
        DecoderKeyAttributes to = attributes(child, ea, ken);
        KeyChangeSetKind kind = kind(vector);
        findings.compare("ro", vector.integer("ro"), KeyChangeSet.isRollover(from, to) ? 1 : 0);
        findings.compare("three_kct", vector.integer("three_kct"), kind == KeyChangeSetKind.THREE_KCT ? 1 : 0);
        try (DecoderKey currentKey = KeyFields.decoderKey(parent, vector, ea, findings);
                DecoderKey newKey = KeyFields.decoderKey(child, vector, ea, findings)) {
            List<KeyChangeToken> sections = KeyChangeSet.sections(kind, from, to, newKey, ea);
            compareTokens(vector, sections, ea, tables.cipher(vector, ea, currentKey), findings);
        }
    }

    /** A vector may list the first sections of a set alone, as one source prints them. */
    static void compareTokens(
            Vector vector,
            List<KeyChangeToken> sections,
            EncryptionAlgorithm ea,
            Optional<TokenCipher> cipher,
            Findings findings) {
        List<Vector> tokens = vector.objects("tokens");
        if (tokens.size() > sections.size()) {
            throw vector.malformed("tokens", "at most " + sections.size() + " tokens");
        }
        for (int i = 0; i < tokens.size(); i++) {
            Vector token = tokens.get(i);
            findings.compare(
                    "subclass", token.integer("subclass"), sections.get(i).subclass());
            TokenFields.compareBlockAndToken(token, sections.get(i), ea, cipher, findings);
        }
    }

    /** The key's attributes; {@code ken} is that of the new key, and the current one's takes no part in a set. */
    static DecoderKeyAttributes attributes(Vector key, EncryptionAlgorithm ea, KeyExpiryNumber ken) {
        DecoderKeyContext context = KeyFields.context(key, ea, BaseDate.ofYear(key.digits("base_date", 4)));
        return new DecoderKeyAttributes(
                context.keyType(), context.krn(), context.ti(), ken, context.sgc(), context.baseDate());
    }

    static KeyChangeSetKind kind(Vector vector) {
        return switch (vector.text("set")) {
            case "2KCT" -> KeyChangeSetKind.TWO_KCT;
            case "3KCT" -> KeyChangeSetKind.THREE_KCT;
            case "4KCT" -> KeyChangeSetKind.FOUR_KCT;
            default -> throw vector.malformed("set", "2KCT, 3KCT or 4KCT");
        };
    }
}
