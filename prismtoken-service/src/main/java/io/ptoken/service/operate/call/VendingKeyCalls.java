package io.ptoken.service.operate.call;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.keyentry.VendingKeyDescription;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.List;
import java.util.Optional;

/**
 * Calls on vending keys (operating requirements section 7.5).
 *
 * @param <R> what it answers
 */
public sealed interface VendingKeyCalls<R> extends OperatorCall<R> {

    @Override
    default Permission permission() {
        return Permission.READ_KEYS;
    }

    @Override
    default Audited audited() {
        return Audited.IF_REFUSED;
    }

    /**
     * Vending keys with their attributes, never the keys themselves.
     *
     * @param keys in order of their registers, or by supply group, revision and type where keys of files are among them
     * @param unread registers that hold something which could not be read, by number: the list is not the whole then
     * @param takesKeysByHand false for hardware, which takes vending keys from KMCs alone
     */
    record KeyTable(List<CataloguedKey> keys, List<UnreadRegister> unread, boolean takesKeysByHand) {

        public KeyTable {
            keys = List.copyOf(keys);
            unread = List.copyOf(unread);
        }
    }

    /**
     * A register that holds something which could not be read.
     *
     * @param register its number
     * @param reason why, in a few words
     */
    record UnreadRegister(RegisterNumber register, String reason) {}

    /**
     * The table of vending keys.
     *
     * @param module by its name; empty where there is but one
     * @param all also the keys that key-load files have brought and the module does not hold
     */
    record Table(Optional<String> module, boolean all) implements VendingKeyCalls<KeyTable> {

        public Table {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "vk.list";
        }
    }

    /**
     * The security modules that hold vending keys, by their names in the configuration, in its order; none where that lists none
     * and there is but one.
     */
    record Modules() implements VendingKeyCalls<List<String>> {

        @Override
        public String action() {
            return "vk.modules";
        }
    }

    /** The key in a register of the software module. */
    record InRegister(RegisterNumber register) implements VendingKeyCalls<VendingKeyAttributes> {

        public InRegister {
            Given.value("register", register);
        }

        @Override
        public String action() {
            return "vk.register";
        }
    }

    /** Something that changes keys of the software module by hand. Crypto officers are named where that has some. */
    sealed interface ByHand<R> extends VendingKeyCalls<R> {

        List<String> officers();

        @Override
        default Permission permission() {
            return Permission.MANAGE_VENDING_KEYS;
        }

        @Override
        default Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /**
     * Loads a key that its owner has in the clear. Its custodians are asked for it under dual control: two for the whole key, or
     * one for each component; of the key they are told check value and parity, and asked whether it is the right one.
     *
     * @param key what its owner says of it
     * @param components 1 for a whole key, else 2 or 3
     * @param twice whether each component is asked for twice, because it is typed; a whole key always is
     * @param expected its check value, in the place of a question
     * @param register where it goes; empty for the first free one
     * @param replace whether it replaces a key in that register, with what is left of that one's limits
     * @param officers two, or none for a module that has none
     */
    record Load(
            VendingKeyDescription key,
            int components,
            boolean twice,
            Optional<KeyCheckValue> expected,
            Optional<RegisterNumber> register,
            boolean replace,
            List<String> officers)
            implements ByHand<LoadedVendingKey> {

        public Load {
            Given.value("key", key);
            Param.range("components", components, 1, 3);
            Given.value("expected", expected);
            Given.value("register", register);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "vk.load";
        }

        @Override
        public String subject() {
            return key.name();
        }
    }

    /**
     * Deletes a key for good.
     *
     * @param register where it is
     * @param sgc its supply group
     * @param krn its revision
     * @param kcv its check value; refused when the register holds another key than that
     * @param officers two, or none for a module that has none
     */
    record Delete(
            RegisterNumber register, SupplyGroupCode sgc, KeyRevision krn, KeyCheckValue kcv, List<String> officers)
            implements ByHand<Boolean> {

        public Delete {
            Given.value("register", register);
            Given.value("sgc", sgc);
            Given.value("krn", krn);
            Given.value("kcv", kcv);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "vk.delete";
        }

        @Override
        public String subject() {
            return "SGC " + sgc + " KRN " + krn;
        }

        @Override
        public String danger() {
            return "Delete the vending key " + subject() + ", KCV " + kcv + ", in register " + register + "?";
        }
    }
}
