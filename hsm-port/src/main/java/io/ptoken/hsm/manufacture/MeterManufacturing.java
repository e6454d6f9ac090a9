package io.ptoken.hsm.manufacture;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.VendedKeyChange;
import java.util.List;

/**
 * What a module with manufacturing firmware does every day; it makes no other tokens. Nothing of it needs crypto officers.
 * Implementations are thread safe.
 */
public interface MeterManufacturing {

    /** The DITKs that are loaded, at most one for each EA, EA 07 first. */
    List<LoadedDitk> ditks();

    /**
     * Makes the tokens that take a new meter from the DITK of its EA to a vending key. The same request always gives the same
     * tokens. As with any key change, ACT and IUT of the vending key are looked at and its KEN is not.
     *
     * @throws SecurityModuleException when the module refuses; {@link SmStatus#VK_REG_NOT_FOUND_ERROR} when it has no DITK of
     *     that EA, or no key in that register
     */
    VendedKeyChange changeTokens(DitkChangeRequest request);
}
