package io.ptoken.service.operate.call;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.keyload.CataloguedKey;
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
}
