package io.ptoken.cli.document;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.call.VendingKeyCalls.KeyTable;
import io.ptoken.service.operate.keyentry.KeySummary;
import io.ptoken.service.operate.keyload.CataloguedKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vending keys, never the keys themselves. */
public sealed interface KeyDocument extends Document {

    /** Keys of a module. */
    @DocumentKind("vending-keys")
    record Keys(List<Key> keys, boolean complete, List<Unknown> unknown) implements KeyDocument {

        public static Keys of(KeyTable table) {
            return of(
                    table.keys(),
                    table.unread().stream()
                            .map(unread -> unread(unread.register().toString(), unread.reason()))
                            .toList());
        }

        /**
         * Keys that were read out of registers.
         *
         * @param unread why, by the number of the register
         */
        public static Keys of(List<CataloguedKey> keys, Map<String, String> unread) {
            return of(
                    keys,
                    unread.entrySet().stream()
                            .map(register -> unread(register.getKey(), register.getValue()))
                            .toList());
        }

        private static Keys of(List<CataloguedKey> keys, List<Unknown> unknown) {
            return new Keys(keys.stream().map(Key::of).toList(), unknown.isEmpty(), unknown);
        }

        private static Unknown unread(String register, String reason) {
            return new Unknown("keys", "register " + register + ": " + reason);
        }
    }

    /**
     * A vending key; its attributes by their names in the module protocol, lower case.
     *
     * @param register left out when it is not in the module
     * @param ulm what is left of it, eight hex digits, {@code FFFFFFFF} for no limit
     * @param clm the same in currency
     * @param vnd 1 when some credit can be vended with it, else 0
     * @param reason why a sale fails, also when others do not
     * @param remedy what to do about it
     * @param kmc where it came from; left out for one that was entered by hand
     */
    @DocumentKind("vending-key")
    record Key(
            Optional<Integer> register,
            String sgc,
            Optional<String> name,
            int krn,
            int kt,
            int bdt,
            int ken,
            String dkga,
            Optional<Instant> act,
            Optional<Instant> exp,
            Instant iut,
            String ulm,
            String clm,
            String sbm,
            String kcv,
            int vnd,
            Optional<String> reason,
            Optional<String> remedy,
            Optional<String> kmc,
            List<Unknown> unknown)
            implements KeyDocument {

        public static Key of(CataloguedKey key) {
            return new Key(
                    key.register().map(RegisterNumber::value),
                    key.sgc().digits(),
                    Texts.some(key.groupName()),
                    key.krn().value(),
                    key.keyType().code(),
                    key.baseDateStart().atZone(ZoneOffset.UTC).getYear(),
                    key.ken().value(),
                    key.algorithm().digits(),
                    Times.seconds(key.dates().active()),
                    Times.seconds(key.dates().expires()),
                    Times.seconds(key.dates().issuedUntil()),
                    key.unitLimit().toString(),
                    key.currencyLimit().toString(),
                    key.subclasses().toString(),
                    key.kcv().hex6(),
                    key.vends() ? 1 : 0,
                    Texts.some(key.reason()),
                    Texts.some(key.remedy()),
                    key.kmc().map(KmcId::text),
                    key.dates().active().isPresent()
                            ? List.of()
                            : List.of(new Unknown("act", "the module does not tell")));
        }
    }

    /** Check value and parity of a key or of a set of components. */
    @DocumentKind("key-check")
    record Checked(int lengthBits, String kcv, String parity, Optional<String> warning) implements KeyDocument {

        public static Checked of(KeySummary summary) {
            return new Checked(summary.bits(), summary.kcv().hex6(), summary.parity(), summary.parityWarning());
        }
    }
}
