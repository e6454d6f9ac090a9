package io.ptoken.kmc.simulator;

import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.ap1.Ap1Anchors;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From a document to the KMC's state; every value is checked by its type. */
final class DocumentToState {

    private static final Ap1Codec CODEC = new Ap1Codec();

    private DocumentToState() {}

    static KmcState state(StateDocument document) {
        return new KmcState(
                new KmcIdentity(
                        CODEC.parseKmcPublicKey(document.publicKey()),
                        new StaticKeys(
                                secret("static agreement key", document.agreementKey()),
                                secret("static signing key", document.signingKey()))),
                new KmcSettings(document.keyRefreshDays(), document.responseDays()),
                document.moduleAnchors().stream()
                        .map(anchor -> Ap1Anchors.anchor(new Ident(anchor.name()), new Octets(anchor.signingKey())))
                        .toList(),
                document.modules().stream().map(DocumentToState::module).toList(),
                document.groups().stream()
                        .map(group -> new SupplyGroup(SupplyGroupCode.parse(group.sgc()), group.name(), group.owner()))
                        .toList(),
                document.keys().stream().map(DocumentToState::key).toList(),
                document.authorisations().stream()
                        .map(DocumentToState::authorisation)
                        .toList(),
                document.lastAuthorisation());
    }

    private static SecretOctets secret(String what, String hex) {
        return withBytes(hex, bytes -> SecretOctets.of(what, bytes));
    }

    private static <T> T withBytes(String hex, Function<byte[], T> use) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        try {
            return use.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static RegisteredModule module(StateDocument.Module module) {
        return new RegisteredModule(
                CODEC.parseSmPublicKey(module.publicKey()),
                module.revoked(),
                module.files().stream()
                        .map(file -> new IssuedFile(
                                file.counter(),
                                new Octets(file.requestDigest()),
                                Instant.parse(file.issued()),
                                file.text()))
                        .toList());
    }

    private static KmcVendingKey key(StateDocument.Key key) {
        KeyOrder order = new KeyOrder(
                SupplyGroupCode.parse(key.sgc()),
                KeyType.ofCode(key.keyType()),
                BaseDate.ofYear(key.baseDate()),
                DecoderKeyAlgorithm.ofCode(key.algorithm()),
                key.encryptionAlgorithms().stream()
                        .map(EncryptionAlgorithm::ofCode)
                        .collect(Collectors.toUnmodifiableSet()),
                new KeyExpiryNumber(key.ken()),
                Instant.parse(key.active()),
                key.expires().isEmpty() ? Optional.empty() : Optional.of(Instant.parse(key.expires())),
                key.cluster().isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(key.cluster())));
        return new KmcVendingKey(
                order, new KeyRevision(key.krn()), new KeyCheckValue(key.kcv()), withBytes(key.key(), VendingKey::of));
    }

    private static NumberedAuthorisation authorisation(StateDocument.Authorisation kua) {
        return new NumberedAuthorisation(
                kua.number(),
                new KeyUseAuthorisation(
                        SupplyGroupCode.parse(kua.sgc()),
                        kua.krn().isEmpty() ? Optional.empty() : Optional.of(KeyRevision.parse(kua.krn())),
                        KeyType.ofCode(kua.keyType()),
                        CODEC.parsePkid(Pkid.Kind.SMID, kua.moduleId()),
                        Instant.parse(kua.from()),
                        Instant.parse(kua.until()),
                        limit(kua.unitLimit()),
                        limit(kua.currencyLimit()),
                        kua.subclassMask().isEmpty()
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(kua.subclassMask()))));
    }

    private static OptionalLong limit(String text) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
