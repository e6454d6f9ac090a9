package io.ptoken.service.operate.notice.facts;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.kmc.record.VendingKeyCard.Identity;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.List;
import java.util.Optional;

/**
 * ULM and CLM as they were when vending keys came into their modules: of a key from a KMC by its key-load file, of one that was
 * entered by hand by what its owner said.
 *
 * @param known what the store knows; of one key the newest first
 */
public record FirstLimits(List<Known> known) {

    /** Nothing is known. */
    public static final FirstLimits NONE = new FirstLimits(List.of());

    public FirstLimits {
        known = List.copyOf(known);
    }

    /**
     * What is known of a key.
     *
     * @param moduleId the module that it was entered into; empty for a key of a file, which does not tell the module
     * @param identity which key
     * @param kcv its check value
     * @param units ULM at first
     * @param currency CLM at first
     */
    public record Known(
            Optional<String> moduleId, Identity identity, KeyCheckValue kcv, CreditLimit units, CreditLimit currency) {

        private boolean isOf(String module, VendingKeyAttributes key) {
            return moduleId.map(module::equals).orElse(true)
                    && identity.equals(new Identity(key.sgc(), key.krn(), key.keyType()))
                    && kcv.equals(key.kcv())
                    && fits(units, key.unitLimit())
                    && fits(currency, key.currencyLimit());
        }

        private static boolean fits(CreditLimit first, CreditLimit left) {
            return first.isUnlimited() == left.isUnlimited() && left.value() <= first.value();
        }
    }

    /**
     * The first limits of a key in a module: the newest ones that are not less than what is left.
     *
     * @param moduleId of the module
     */
    public Optional<Known> of(String moduleId, VendingKeyAttributes key) {
        return known.stream().filter(one -> one.isOf(moduleId, key)).findFirst();
    }
}
