package io.ptoken.hsm.soft.register;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.limit.Balance;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.hsm.soft.slot.DeliveredKey;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.VendingKey;
import java.util.Optional;

/** A register with a key in it: attributes, the key prepared for making decoder keys, and what its limits still allow. */
public final class VendingRegister implements AutoCloseable {

    private final RegisterNumber number;
    private final VendingKeyEntry entry;
    private final VendingKey key;
    private final DecoderKeyGenerator generator;
    private final KeyCheckValue kcv;
    private final Balance units;
    private final Balance currency;
    private final Optional<DeliveredKey> delivered;
    private volatile VendingKeyAttributes shown;

    /** Takes a copy of the key; the one in {@code stored} stays with the caller. */
    public VendingRegister(StoredKey stored, ModuleAssumptions assumptions) {
        number = stored.register();
        entry = stored.entry();
        generator = DecoderKeyGenerator.of(entry.algorithm(), stored.key(), assumptions.derivation());
        kcv = stored.delivered()
                .map(DeliveredKey::kcv)
                .orElseGet(() -> KeyCheckValueMethod.standard(assumptions.longKeyCheckValue())
                        .of(stored.key()));
        units = new Balance(stored.left().units());
        currency = new Balance(stored.left().currency());
        delivered = stored.delivered();
        key = stored.key().copy();
        shown = entry.attributes(number, units.left().limit(), currency.left().limit(), kcv, Optional.empty());
    }

    public RegisterNumber number() {
        return number;
    }

    public VendingKeyEntry entry() {
        return entry;
    }

    public Balance units() {
        return units;
    }

    public Balance currency() {
        return currency;
    }

    /** The limit that a credit of this kind is charged to. */
    public Balance balanceFor(TransferAmountCode amount) {
        return amount instanceof CurrencyAmountCode ? currency : units;
    }

    /** The decoder key of a meter; the caller closes it. */
    public DecoderKey decoderKey(MeterPan pan, TariffIndex ti, EncryptionAlgorithm ea) {
        return generator.generate(
                new DecoderKeyContext(pan, entry.keyType(), entry.sgc(), ti, entry.krn(), entry.baseDate(), ea));
    }

    /** How the key came from a KMC; empty for a key loaded in the clear. */
    public Optional<DeliveredKey> delivered() {
        return delivered;
    }

    /** True when the key came through that KEK slot. */
    boolean isOfSlot(int number) {
        return delivered.map(from -> from.slot() == number).orElse(false);
    }

    /** With the true limits, in whole currency units, and the state of the slot; the same object as long as they do not change. */
    public VendingKeyAttributes attributes(KekSlots slots) {
        Optional<VendingKeyOrigin> origin = delivered.map(from -> from.origin(slots.slot(from.slot())));
        VendingKeyAttributes last = shown;
        CreditLimit unitsLeft = units.left().limit();
        CreditLimit currencyLeft = currency.left().limit();
        if (last.unitLimit().equals(unitsLeft)
                && last.currencyLimit().equals(currencyLeft)
                && last.origin().equals(origin)) {
            return last;
        }
        VendingKeyAttributes now = entry.attributes(number, unitsLeft, currencyLeft, kcv, origin);
        shown = now;
        return now;
    }

    /** With the limits that go to disk; call under the ledger's lock. The key stays with this register. */
    public StoredKey stored() {
        return new StoredKey(number, entry, new KeyAllowances(units.toWrite(), currency.toWrite()), delivered, key);
    }

    /** Zeroises the key. */
    @Override
    public void close() {
        generator.close();
        key.close();
    }

    @Override
    public String toString() {
        return "register " + number + " (" + entry.name() + ")";
    }
}
