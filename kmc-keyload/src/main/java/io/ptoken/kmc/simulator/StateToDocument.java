package io.ptoken.kmc.simulator;

import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.key.KeyBytesAccess;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** From the KMC's state to its document. */
final class StateToDocument {

    private StateToDocument() {}

    static StateDocument document(KmcState state) {
        return new StateDocument(
                "KMC simulator, " + Ap1Codec.PROFILE,
                StateDocument.FORMAT,
                state.identity().publicKey().line(),
                hex(state.identity().keys().agreement()),
                hex(state.identity().keys().signing()),
                state.settings().keyRefreshDays(),
                state.settings().responseDays(),
                state.moduleAnchors().stream()
                        .map(anchor -> new StateDocument.Anchor(
                                anchor.name().value(), anchor.signingKey().hex()))
                        .toList(),
                state.modules().stream().map(StateToDocument::module).toList(),
                state.groups().stream()
                        .map(group -> new StateDocument.Group(group.sgc().digits(), group.name(), group.owner()))
                        .toList(),
                state.keys().stream().map(StateToDocument::key).toList(),
                state.authorisations().stream()
                        .map(StateToDocument::authorisation)
                        .toList(),
                state.lastAuthorisation());
    }

    private static String hex(SecretOctets secret) {
        return hexAndZeroise(secret.bytes(KeyBytesAccess.grant()));
    }

    private static String hexAndZeroise(byte[] bytes) {
        try {
            return HexFormat.of().withUpperCase().formatHex(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static StateDocument.Module module(RegisteredModule module) {
        List<StateDocument.IssuedText> files = module.files().stream()
                .map(file -> new StateDocument.IssuedText(
                        file.counter(),
                        file.requestDigest().hex(),
                        file.issued().toString(),
                        file.text()))
                .toList();
        return new StateDocument.Module(module.publicKey().line(), module.revoked(), files);
    }

    private static StateDocument.Key key(KmcVendingKey key) {
        KeyOrder order = key.order();
        return new StateDocument.Key(
                order.sgc().digits(),
                key.krn().value(),
                order.keyType().code(),
                order.baseDate().year(),
                order.algorithm().code(),
                order.encryptionAlgorithms().stream()
                        .map(EncryptionAlgorithm::code)
                        .sorted()
                        .toList(),
                order.ken().value(),
                order.active().toString(),
                order.expires().map(Instant::toString).orElse(""),
                order.cluster().isPresent() ? Integer.toString(order.cluster().getAsInt()) : "",
                key.kcv().hex6(),
                hexAndZeroise(key.key().bytes(KeyBytesAccess.grant())));
    }

    private static StateDocument.Authorisation authorisation(NumberedAuthorisation numbered) {
        KeyUseAuthorisation kua = numbered.authorisation();
        return new StateDocument.Authorisation(
                numbered.number(),
                kua.sgc().digits(),
                kua.krn().map(KeyRevision::toString).orElse(""),
                kua.keyType().code(),
                kua.moduleId().text(),
                kua.from().toString(),
                kua.until().toString(),
                kua.unitLimit().isPresent() ? Long.toString(kua.unitLimit().getAsLong()) : "",
                kua.currencyLimit().isPresent()
                        ? Long.toString(kua.currencyLimit().getAsLong())
                        : "",
                kua.subclassMask().isPresent()
                        ? Integer.toString(kua.subclassMask().getAsInt())
                        : "");
    }
}
