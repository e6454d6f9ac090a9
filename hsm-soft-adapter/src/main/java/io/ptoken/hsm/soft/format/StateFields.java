package io.ptoken.hsm.soft.format;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.access.PinHash;
import io.ptoken.hsm.soft.access.StoredOfficer;
import io.ptoken.hsm.soft.ditk.StoredDitk;
import io.ptoken.hsm.soft.identity.Firmware;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.limit.Allowance;
import io.ptoken.hsm.soft.limit.Measure;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.register.KeyAllowances;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.slot.DeliveredKey;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Between the types of the module and the plain members of its JSON document. */
final class StateFields {

    /** Firmware of every module of the formats before DITKs. */
    static final String VENDING = "V";

    private static final String MANUFACTURING = "M";

    private StateFields() {}

    static StateDocument document(int format, StoredState state) {
        return new StateDocument(
                format,
                state.identity().moduleId(),
                state.identity().keyId(),
                state.identity().created().toString(),
                state.generation(),
                text(state.permit().inhibitDate()),
                text(state.permit().lastVend()),
                state.vendCounter(),
                text(state.licensing().issuer().map(LicenceIssuerPublicKey::pem)),
                state.licensing().lastSequence(),
                text(state.licensing().licenceId()),
                state.officers().stream().map(StateFields::officer).toList(),
                KeyLoadFields.keyLoad(state.keyLoad()),
                KeyLoadFields.slots(state.keyLoad().slots()),
                state.keys().stream().map(StateFields::register).toList(),
                StoreMarkDocument.of(state.storeMark()),
                state.officers().stream()
                        .filter(officer -> officer.wrongPins() > 0)
                        .map(officer -> new StateDocument.WrongPins(
                                officer.name(),
                                officer.wrongPins(),
                                officer.waitsUntil().toString()))
                        .toList(),
                state.identity().firmware() == Firmware.MANUFACTURING ? MANUFACTURING : VENDING,
                state.ditks().stream()
                        .map(ditk -> new StateDocument.Ditk(
                                ditk.ea().code(),
                                ditk.loaded().toString(),
                                ditk.ea().keyBits() / Byte.SIZE))
                        .toList());
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
                entry.validity().expires().map(Instant::toString).orElse(""),
                entry.validity().issuedUntil().toString(),
                key.left().units().stored(),
                key.left().currency().stored(),
                entry.subclasses().toString(),
                entry.cluster(),
                key.delivered().map(DeliveredKey::slot).orElse(0),
                key.delivered().map(DeliveredKey::groupName).orElse(""),
                key.delivered().map(StateFields::algorithms).orElse(List.of()),
                text(key.delivered().map(DeliveredKey::kcv)),
                key.key().bits() / Byte.SIZE);
    }

    private static List<Integer> algorithms(DeliveredKey key) {
        return key.encryptionAlgorithms().stream()
                .map(EncryptionAlgorithm::code)
                .sorted()
                .toList();
    }

    private static StateDocument.Officer officer(StoredOfficer officer) {
        PinHash pin = officer.pin();
        Argon2Cost cost = pin.cost();
        return new StateDocument.Officer(
                officer.name(), cost.memoryKib(), cost.iterations(), cost.parallelism(), pin.salt(), pin.hash());
    }

    private static StoredOfficer officer(StateDocument document, StateDocument.Officer officer) {
        Argon2Cost cost = new Argon2Cost(officer.memoryKib(), officer.iterations(), officer.parallelism());
        StoredOfficer stored = new StoredOfficer(officer.name(), new PinHash(cost, officer.salt(), officer.hash()));
        return document.wrongPins().stream()
                .filter(wrong -> wrong.name().equals(officer.name()))
                .findFirst()
                .map(wrong -> stored.after(wrong.count(), Instant.parse(wrong.until())))
                .orElse(stored);
    }

    static StoredState state(
            StateDocument document, KeyLoadState keyLoad, List<StoredKey> keys, List<StoredDitk> ditks) {
        return new StoredState(
                new ModuleIdentity(
                        document.moduleId(),
                        document.keyId(),
                        Instant.parse(document.created()),
                        firmware(document.firmware())),
                document.generation(),
                new VendingPermit(
                        optional(document.inhibitDate(), Instant::parse), optional(document.lastVend(), Long::valueOf)),
                document.vendCounter(),
                new Licensing(
                        optional(document.licenceIssuer(), LicenceIssuerPublicKey::fromPem),
                        document.licenceSequence(),
                        optional(document.licenceId(), Function.identity())),
                document.officers().stream()
                        .map(officer -> officer(document, officer))
                        .toList(),
                keyLoad,
                keys,
                document.storeMark().mark(),
                ditks);
    }

    private static Firmware firmware(String letter) {
        return switch (letter) {
            case VENDING -> Firmware.VENDING;
            case MANUFACTURING -> Firmware.MANUFACTURING;
            default -> throw new IllegalStateException("no firmware has the letter " + letter);
        };
    }

    static StoredDitk ditk(StateDocument.Ditk ditk, DecoderKey key) {
        return new StoredDitk(EncryptionAlgorithm.ofCode(ditk.ea()), Instant.parse(ditk.loaded()), key);
    }

    static StoredKey key(StateDocument document, StateDocument.Register register, VendingKey key) {
        KeyAllowances left = new KeyAllowances(
                Allowance.ofStored(register.unitLimit(), Measure.UNITS),
                Allowance.ofStored(register.currencyLimit(), Measure.CURRENCY));
        VendingKeyEntry entry = new VendingKeyEntry(
                SupplyGroupCode.parse(register.sgc()),
                new KeyRevision(register.krn()),
                KeyType.ofCode(register.keyType()),
                DecoderKeyAlgorithm.ofCode(register.dkga()),
                BaseDate.ofYear(register.baseYear()),
                new KeyExpiryNumber(register.ken()),
                new VendingKeyEntry.Validity(
                        Instant.parse(register.active()), expires(register), Instant.parse(register.issuedUntil())),
                left.units().limit(),
                left.currency().limit(),
                SubclassMask.parse(register.subclasses()),
                register.cluster());
        Optional<DeliveredKey> delivered =
                register.slot() == 0 ? Optional.empty() : Optional.of(delivered(document, register));
        return new StoredKey(new RegisterNumber(register.register()), entry, left, delivered, key);
    }

    /** Empty for none. */
    private static Optional<Instant> expires(StateDocument.Register register) {
        return register.expires().isEmpty() ? Optional.empty() : Optional.of(Instant.parse(register.expires()));
    }

    private static DeliveredKey delivered(StateDocument document, StateDocument.Register register) {
        StateDocument.Slot of = document.slots().stream()
                .filter(slot -> slot.number() == register.slot())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("register " + register.register() + " belongs to KEK slot "
                        + register.slot() + ", an empty one"));
        return new DeliveredKey(
                register.slot(),
                new KmcId(of.kmcId()),
                register.groupName(),
                register.encryptionAlgorithms().stream()
                        .map(EncryptionAlgorithm::ofCode)
                        .collect(Collectors.toUnmodifiableSet()),
                new KeyCheckValue(register.kcv()));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static <T> Optional<T> optional(String text, Function<String, T> parse) {
        return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
    }
}
