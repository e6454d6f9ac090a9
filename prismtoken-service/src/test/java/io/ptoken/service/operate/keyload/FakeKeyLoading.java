package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.ModuleAgreement;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A module with one KEK slot and few registers, with real cryptography and in memory. Not thread safe. */
final class FakeKeyLoading implements KeyLoading, VendingKeyRegisters {

    static final int REGISTERS = 3;

    private final ModuleIdentity identity;
    private final ModuleAgreement agreement;
    private final InstantSource clock;
    private final Map<Integer, WrappedKey> registers = new TreeMap<>();
    private final List<Integer> loaded = new ArrayList<>();
    private KekSlotState state = KekSlotState.EMPTY;
    private @Nullable KmcPublicKey kmc;
    private @Nullable PendingAgreement pending;
    private @Nullable AgreedKeys agreed;
    private long counter;

    FakeKeyLoading(ModuleIdentity identity, ModuleAgreement agreement, InstantSource clock) {
        this.identity = identity;
        this.agreement = agreement;
        this.clock = clock;
    }

    @Override
    public KeyLoadRecord publicKey() {
        return new KeyLoadRecord(identity.publicKey().line());
    }

    @Override
    public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
        return translated(() -> {
            KmcPublicKey key = agreement.readKmcKey(kmcKey.line(), clock.instant());
            requireState(state != KekSlotState.LOADING);
            if (state == KekSlotState.PENDING && !replace) {
                throw SecurityModuleException.extended(
                        "AP-S04 REQUEST_OUTSTANDING",
                        "AP-S04 REQUEST_OUTSTANDING: a request is out",
                        new IllegalStateException());
            }
            kmc = key;
            pending = agreement.begin(identity, key, ++counter, 1, clock.instant());
            state = KekSlotState.PENDING;
            return new StartedExchange(
                    slot(), id(), new KeyLoadRecord(pending.request().line()));
        });
    }

    @Override
    public KekSlotStatus acceptResponse(KmcId named, KeyLoadRecord response) {
        return translated(() -> {
            LoadResponse read = agreement.readResponse(response.line());
            requireState(state == KekSlotState.PENDING);
            agreed = agreement.accept(
                    identity, read, Objects.requireNonNull(pending), Objects.requireNonNull(kmc), clock.instant());
            registers.clear();
            loaded.clear();
            state = KekSlotState.LOADING;
            return slot();
        });
    }

    @Override
    public LoadedKey loadKey(KmcId named, KeyLoadRecord key) {
        return translated(() -> {
            WrappedKey read = agreement.readKey(key.line());
            requireState(state == KekSlotState.LOADING);
            Optional<Integer> before = registers.entrySet().stream()
                    .filter(entry -> entry.getValue().line().equals(key.line()))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (before.isPresent()) {
                return new LoadedKey(new RegisterNumber(before.get()), slot(), true);
            }
            agreement.unwrap(read, Objects.requireNonNull(agreed)).close();
            if (registers.size() == REGISTERS) {
                throw new SecurityModuleException(SmStatus.VK_REG_NOT_FOUND_ERROR, "all registers are in use");
            }
            int register = registers.size() + 1;
            registers.put(register, read);
            loaded.add(read.card().sequence());
            return new LoadedKey(new RegisterNumber(register), slot(), false);
        });
    }

    @Override
    public KekSlotStatus endLoading(KmcId named) {
        requireState(state == KekSlotState.LOADING);
        state = KekSlotState.ACTIVE;
        return slot();
    }

    @Override
    public void deleteSlot(KmcId named) {
        registers.clear();
        state = KekSlotState.EMPTY;
    }

    @Override
    public List<KekSlotStatus> slots() {
        return List.of(slot());
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        return registers.entrySet().stream()
                .map(entry -> attributes(entry.getKey(), entry.getValue().card()))
                .toList();
    }

    @Override
    public int capacity() {
        return REGISTERS;
    }

    private VendingKeyAttributes attributes(int register, VendingKeyCard card) {
        return new VendingKeyAttributes(
                new RegisterNumber(register),
                card.sgc(),
                card.krn(),
                card.keyType(),
                card.ken(),
                card.baseDate(),
                card.algorithm(),
                KeyDates.of(card.active(), card.expires(), card.issuedUntil()),
                CreditLimit.UNLIMITED,
                CreditLimit.UNLIMITED,
                new SubclassMask(card.subclasses()),
                0,
                card.kcv(),
                Optional.of(new VendingKeyOrigin(id(), 1, state, card.groupName())));
    }

    private KekSlotStatus slot() {
        if (state == KekSlotState.EMPTY) {
            return KekSlotStatus.empty(1);
        }
        boolean loading = state == KekSlotState.LOADING;
        return new KekSlotStatus(
                1,
                state,
                Optional.of(id()),
                state == KekSlotState.PENDING && !registers.isEmpty(),
                Optional.of(counter),
                state == KekSlotState.PENDING
                        ? Optional.ofNullable(pending)
                                .map(request ->
                                        new KeyLoadRecord(request.request().line()))
                        : Optional.empty(),
                loading && agreed != null ? OptionalInt.of(agreed.keyCount()) : OptionalInt.empty(),
                loading ? loaded : List.of(),
                Optional.of(clock.instant()));
    }

    private KmcId id() {
        return new KmcId(Objects.requireNonNull(kmc).kmcId().text());
    }

    private static void requireState(boolean right) {
        if (!right) {
            throw new SecurityModuleException(SmStatus.KMC_KEY_STATE_ERROR);
        }
    }

    private static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (KeyLoadException e) {
            SmStatus status = SmStatus.ofCode(e.smStatus().orElseThrow()).orElseThrow();
            String text = String.valueOf(e.getMessage());
            throw status == SmStatus.STS_EXTENDED_ERROR
                    ? SecurityModuleException.extended(e.code().text(), text, e)
                    : new SecurityModuleException(status, text, e);
        }
    }
}
