package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.Hashes;
import io.ptoken.kmc.ap1.crypto.KeyWrap;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.ap1.crypto.Points;
import io.ptoken.kmc.ap1.record.CardText;
import io.ptoken.kmc.ap1.record.FileType;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.ap1.record.RecordType;
import io.ptoken.kmc.ap1.record.Records;
import io.ptoken.kmc.ap1.record.TimeText;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyBytesAccess;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** Makes a key-load file (key-load profile section 2.6), with room for faults at every step. */
public final class KlfAssembly {

    private final KmcIdentity kmc;
    private final LoadRequest request;
    private final AnswerTerms terms;
    private final KlfEdits edits;

    private KlfAssembly(KmcIdentity kmc, LoadRequest request, AnswerTerms terms, KlfEdits edits) {
        this.kmc = kmc;
        this.request = request;
        this.terms = terms;
        this.edits = edits;
    }

    /**
     * The text of the file.
     *
     * @param edits what to spoil
     * @throws io.ptoken.kmc.text.KeyLoadException {@code AP-I07} when the request or the module has an invalid point
     */
    public static String assemble(
            KmcIdentity kmc,
            SmPublicKey module,
            LoadRequest request,
            AnswerTerms terms,
            SecureRandom random,
            KlfEdits edits) {
        Points.require("EPK", request.ephemeralKey());
        Points.require("AGP", module.agreementKey());
        byte[] nonce = new byte[Ap1Suite.NONCE_BYTES];
        try (SecretOctets ephemeral = P384.generate("ephemeral private key", random)) {
            random.nextBytes(nonce);
            ExchangeContext context = ExchangeContext.of(request, Octets.of(nonce), P384.publicPoint(ephemeral));
            byte[] ze = P384.agree(ephemeral, request.ephemeralKey());
            byte[] zs = P384.agree(kmc.keys().agreement(), module.agreementKey());
            try (ExchangeSecrets secrets = ExchangeSecrets.derive(ze, zs, context)) {
                return new KlfAssembly(kmc, request, terms, edits).file(secrets, context);
            }
        }
    }

    private String file(ExchangeSecrets secrets, ExchangeContext context) {
        List<String> keys = edits.keyLines(keyLines(secrets));
        List<String> records = new ArrayList<>();
        records.add(response(secrets, context, keys));
        records.addAll(keys);
        records.add(Records.end(keys.size()));
        return edits.file(Ap1Codec.text(FileType.KLF, edits.records(records)));
    }

    private List<String> keyLines(ExchangeSecrets secrets) {
        List<String> lines = new ArrayList<>(terms.keys().size());
        try (AgreedKeys agreed = secrets.agreedKeys(terms.keys().size())) {
            for (KeyToWrap key : terms.keys()) {
                lines.add(keyLine(key, agreed));
            }
        }
        return lines;
    }

    private String keyLine(KeyToWrap key, AgreedKeys agreed) {
        SortedMap<String, String> attributes =
                edits.beforeWrapping(CardText.draft(key.card()).values());
        String covered = RecordDraft.of(RecordType.VK, attributes).before("WVK");
        byte[] bytes = key.key().bytes(KeyBytesAccess.grant());
        try {
            byte[] wrapped = KeyWrap.wrap(agreed, key.card().sequence(), covered, bytes);
            return RecordDraft.of(RecordType.VK, edits.afterWrapping(attributes))
                    .with("WVK", Octets.of(wrapped).hex())
                    .line();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private String response(ExchangeSecrets secrets, ExchangeContext context, List<String> keys) {
        SortedMap<String, String> items = new RecordDraft(RecordType.VKLOADRSP)
                .with("CNT", Integer.toString(keys.size()))
                .with("DIG", digest(keys).hex())
                .with("ENV", Ap1Suite.ENVIRONMENT)
                .with("EPK", context.kmcEphemeral().hex())
                .with("ISS", TimeText.of(terms.issued()))
                .with("KID", kmc.kmcId().text())
                .with("NON", context.responseNonce().hex())
                .with("RQD", context.requestDigest().hex())
                .with("SMI", request.moduleId().text())
                .with("VTO", TimeText.of(terms.validUntil()))
                .values();
        RecordDraft draft = RecordDraft.of(RecordType.VKLOADRSP, edits.response(items));
        Octets kcm = edits.confirmation(secrets.confirmation(context, draft.before("KCM")));
        draft.with("KCM", kcm.hex());
        Octets sig = edits.signature(P384.sign(kmc.keys().signing(), Hashes.ascii(draft.before("SIG"))));
        return draft.with("SIG", sig.hex()).line();
    }

    /** A record up to and including the semicolon before its CRC, with the CRC that belongs to it. */
    public static String withCrc(String text) {
        return RecordDraft.closed(text);
    }

    /** DIG: over the records, each followed by LF. */
    static Octets digest(List<String> keyLines) {
        StringBuilder text = new StringBuilder();
        keyLines.forEach(line -> text.append(line).append('\n'));
        return Octets.of(Hashes.sha384(Hashes.ascii(text.toString())));
    }
}
