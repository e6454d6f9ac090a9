package io.ptoken.hsm.vend;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * The vending role: makes tokens under vending keys that never leave the module. Implementations are thread safe.
 *
 * <p>Faults are reported in the order of module protocol section 6.3: state of the module, register present (28), KEK slot
 * state (26), key type (05), ranges (40), subclass (48), ACT (43, key changes only), IUT (42), KEN (41), TID window (44),
 * key-change rules (29), number of tokens (85), limits (31).
 */
public interface TokenVending {

    /**
     * Makes one credit token and charges the key's limit.
     *
     * @throws SecurityModuleException when the module refuses; nothing is charged then
     */
    TokenNumber vendCredit(VendCreditRequest request);

    /**
     * Makes one management token (class 2 with TID).
     *
     * @throws SecurityModuleException when the module refuses
     */
    TokenNumber vendManagement(VendManagementRequest request);

    /**
     * Makes a key-change set. The same request always gives the same tokens.
     *
     * <p>Such a set carries no TID, so a module looks at ACT and IUT of both keys but not at KEN: leaving an expired key is
     * allowed, and that a meter does not enter one is for the caller to see to.
     *
     * @throws SecurityModuleException when the module refuses
     */
    VendedKeyChange vendKeyChange(VendKeyChangeRequest request);

    /**
     * Verifies a class 0 or 2 token; changes nothing.
     *
     * @throws SecurityModuleException when the module cannot check at all: no key in the register, an EA that the key does
     *     not serve, or ({@link SmStatus#KEY_PARAM_ERROR}) a class 1 token, a section of a key change or reserved content
     */
    TokenVerification verify(VerifyTokenRequest request);
}
