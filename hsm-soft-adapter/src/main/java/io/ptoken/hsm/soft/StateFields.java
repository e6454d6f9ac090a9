package io.ptoken.hsm.soft;

import io.ptoken.hsm.CreditLimit;
import io.ptoken.hsm.RegisterNumber;
import io.ptoken.hsm.SubclassMask;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Between the types of the module and the plain members of its JSON document. */
final class StateFields {

    private StateFields() {}

    static StateDocument document(int format, StoredState state) {
        return new StateDocument(
                format,
                state.identity().moduleId(),
                state.identity().keyId(),
                state.identity().created().toString(),
                text(state.permit().inhibitDate()),
                text(state.permit().lastVend()),
                state.vendCounter(),
                state.keys().stream().map(StateFields::register).toList());
    }

    private static StateDocument.Register register(StoredKey key) {
        VendingKeyEntry entry = key.entry();
        return new StateDocument.Register(
                key.register().value(),
                entry.sgc().digits(),
                entry.krn().value(),
                entry.keyType().code(),
                entry.algorithm().code(),
                entry.baseDate().year(),
                entry.ken().value(),
                entry.validity().active().toString(),
                entry.validity().expires().toString(),
                entry.validity().issuedUntil().toString(),
                entry.unitLimit().toString(),
                entry.currencyLimit().toString(),
                entry.subclasses().toString(),
                entry.cluster(),
                key.key().bits() / Byte.SIZE);
    }

    static StoredState state(StateDocument document, List<StoredKey> keys) {
        return new StoredState(
                new ModuleIdentity(document.moduleId(), document.keyId(), Instant.parse(document.created())),
                new VendingPermit(
                        optional(document.inhibitDate(), Instant::parse), optional(document.lastVend(), Long::valueOf)),
                document.vendCounter(),
                keys);
    }

    static StoredKey key(StateDocument.Register register, VendingKey key) {
        VendingKeyEntry entry = new VendingKeyEntry(
                SupplyGroupCode.parse(register.sgc()),
                new KeyRevision(register.krn()),
                KeyType.ofCode(register.keyType()),
                DecoderKeyAlgorithm.ofCode(register.dkga()),
                BaseDate.ofYear(register.baseYear()),
                new KeyExpiryNumber(register.ken()),
                new VendingKeyEntry.Validity(
                        Instant.parse(register.active()),
                        Instant.parse(register.expires()),
                        Instant.parse(register.issuedUntil())),
                CreditLimit.parse(register.unitLimit()),
                CreditLimit.parse(register.currencyLimit()),
                SubclassMask.parse(register.subclasses()),
                register.cluster());
        return new StoredKey(new RegisterNumber(register.register()), entry, key);
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static <T> Optional<T> optional(String text, Function<String, T> parse) {
        return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
    }
}
