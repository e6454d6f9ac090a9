package io.ptoken.hsm.manufacture;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * Proves at a meter that it holds the DITK of the module: a token under the DITK that does no harm. No command of a hardware
 * module does it. Implementations are thread safe.
 */
@FunctionalInterface
public interface DitkProving {

    /**
     * Makes a ClearTamperCondition token under the DITK of an EA. A DITK has no base date of its own: the caller has chosen that
     * of {@code tid}, and the module does not hold it against its clock.
     *
     * @param ea EA 07 or EA 11
     * @param tid token identifier
     * @throws SecurityModuleException {@link SmStatus#VK_REG_NOT_FOUND_ERROR} when there is no such DITK
     */
    TokenNumber clearTamperCondition(EncryptionAlgorithm ea, TokenIdentifier tid);
}
