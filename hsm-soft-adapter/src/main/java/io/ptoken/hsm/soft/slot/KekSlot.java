package io.ptoken.hsm.soft.slot;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** One KEK slot with what its state keeps (key-load profile section 2.8). {@link #close()} zeroises its secrets. */
public sealed interface KekSlot extends AutoCloseable {

    /** From 1. */
    int number();

    /** Where the exchange stands. */
    KekSlotState state();

    /** Whose slot it is, empty in an empty one. */
    Optional<SlotKmc> kmc();

    /** What the module tells about it. */
    KekSlotStatus status();

    @Override
    default void close() {}

    private static int requireNumber(int number) {
        return InvalidValueException.requireRange("KEK slot", number, 1, KekSlots.MOST);
    }

    /**
     * A KMC as it showed itself when the exchange began.
     *
     * @param id KMCID
     * @param record its public keys
     */
    record SlotKmc(KmcId id, KeyLoadRecord record) {}

    /** A key that was loaded: where it is and the SHA-256 of its record in hex, by which a repetition is known. */
    record LoadedLine(int register, String digest) {}

    /** No KMC. */
    record Empty(int number) implements KekSlot {

        public Empty {
            requireNumber(number);
        }

        @Override
        public KekSlotState state() {
            return KekSlotState.EMPTY;
        }

        @Override
        public Optional<SlotKmc> kmc() {
            return Optional.empty();
        }

        @Override
        public KekSlotStatus status() {
            return KekSlotStatus.empty(number);
        }
    }

    /**
     * A request is out.
     *
     * @param of the KMC asked
     * @param prior whether keys of an earlier exchange go on
     * @param counter CTR of the request
     * @param request as it left the module
     * @param ephemeralKey private key made for it
     * @param since when it was made
     */
    record Pending(
            int number,
            SlotKmc of,
            boolean prior,
            long counter,
            KeyLoadRecord request,
            SecretOctets ephemeralKey,
            Instant since)
            implements KekSlot {

        public Pending {
            requireNumber(number);
        }

        @Override
        public KekSlotState state() {
            return KekSlotState.PENDING;
        }

        @Override
        public Optional<SlotKmc> kmc() {
            return Optional.of(of);
        }

        @Override
        public KekSlotStatus status() {
            return new KekSlotStatus(
                    number,
                    state(),
                    Optional.of(of.id()),
                    prior,
                    Optional.of(counter),
                    Optional.of(request),
                    OptionalInt.empty(),
                    List.of(),
                    Optional.of(since));
        }

        @Override
        public void close() {
            ephemeralKey.close();
        }
    }

    /**
     * The response is accepted, keys are being loaded.
     *
     * @param of whose keys
     * @param counter CTR of the request that was answered
     * @param agreed the key-encryption key with what belongs to it
     * @param loaded by SEQ
     * @param since when the response was accepted
     */
    record Loading(
            int number,
            SlotKmc of,
            long counter,
            AgreedKeys agreed,
            SortedMap<Integer, LoadedLine> loaded,
            Instant since)
            implements KekSlot {

        public Loading {
            requireNumber(number);
            loaded = Collections.unmodifiableSortedMap(new TreeMap<>(loaded));
        }

        /** This slot with one more key; the agreed keys are shared. */
        public Loading with(int sequence, LoadedLine line) {
            SortedMap<Integer, LoadedLine> more = new TreeMap<>(loaded);
            more.put(sequence, line);
            return new Loading(number, of, counter, agreed, more, since);
        }

        /** This slot after the key in a register is gone, so that it can be loaded again; the agreed keys are shared. */
        Loading without(int register) {
            SortedMap<Integer, LoadedLine> fewer = new TreeMap<>(loaded);
            fewer.values().removeIf(line -> line.register() == register);
            return new Loading(number, of, counter, agreed, fewer, since);
        }

        @Override
        public KekSlotState state() {
            return KekSlotState.LOADING;
        }

        @Override
        public Optional<SlotKmc> kmc() {
            return Optional.of(of);
        }

        @Override
        public KekSlotStatus status() {
            return new KekSlotStatus(
                    number,
                    state(),
                    Optional.of(of.id()),
                    false,
                    Optional.of(counter),
                    Optional.empty(),
                    OptionalInt.of(agreed.keyCount()),
                    List.copyOf(loaded.keySet()),
                    Optional.of(since));
        }

        @Override
        public void close() {
            agreed.close();
        }
    }

    /**
     * Loading has ended; no secret of the exchange is left.
     *
     * @param of whose keys
     * @param counter CTR of the request that was answered
     * @param since when loading ended
     */
    record Active(int number, SlotKmc of, long counter, Instant since) implements KekSlot {

        public Active {
            requireNumber(number);
        }

        @Override
        public KekSlotState state() {
            return KekSlotState.ACTIVE;
        }

        @Override
        public Optional<SlotKmc> kmc() {
            return Optional.of(of);
        }

        @Override
        public KekSlotStatus status() {
            return new KekSlotStatus(
                    number,
                    state(),
                    Optional.of(of.id()),
                    false,
                    Optional.of(counter),
                    Optional.empty(),
                    OptionalInt.empty(),
                    List.of(),
                    Optional.of(since));
        }
    }
}
