package io.ptoken.hsm.manufacture;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.key.KeyComponent;

/** Custodians who enter their components of a DITK. A module with a keypad of its own asks nobody. */
@FunctionalInterface
public interface ComponentSource {

    /**
     * The component of the next custodian, who has confirmed its check value.
     *
     * @param number which one, from 1
     * @param of how many there are
     * @return the module closes it
     * @throws SecurityModuleException {@link SmStatus#KEYPAD_ENTRY_CANCELLED}, {@link SmStatus#KEYPAD_ENTRY_ERROR} or {@link
     *     SmStatus#KEYPAD_NOT_FOUND}: nothing is loaded then
     */
    KeyComponent component(int number, int of);
}
