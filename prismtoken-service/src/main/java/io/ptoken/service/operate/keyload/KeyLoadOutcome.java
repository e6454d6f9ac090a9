package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.kmc.record.VendingKeyCard;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one vending key of a key-load file.
 *
 * @param card which key, with its attributes
 * @param register where it is now; empty when it was refused
 * @param repeated true when it had been loaded before, so that nothing has changed
 * @param refusal why the module refused it
 */
public record KeyLoadOutcome(
        VendingKeyCard card, Optional<RegisterNumber> register, boolean repeated, Optional<Refusal> refusal) {

    /**
     * Why a module refused a key.
     *
     * @param status its status
     * @param text its text, for people
     */
    public record Refusal(SmStatus status, String text) {

        private static final Set<SmStatus> LASTING =
                Set.of(SmStatus.ATTRIBUTE_ERROR, SmStatus.AUTHENTICATION_ERROR, SmStatus.DF_FORMAT_ERROR);

        /** True when it is the record that the module does not take, so that the same one is refused again. */
        public boolean isLasting() {
            return LASTING.contains(status);
        }
    }

    /** True when the key is in the module. */
    public boolean isLoaded() {
        return register.isPresent();
    }
}
