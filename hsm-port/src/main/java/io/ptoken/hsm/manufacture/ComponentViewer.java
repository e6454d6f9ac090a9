package io.ptoken.hsm.manufacture;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.key.KeyComponent;

/** Custodians who read and write down their components of a new DITK. A module with a keypad of its own shows them there. */
@FunctionalInterface
public interface ComponentViewer {

    /**
     * Shows a custodian their component, and returns when they have written it down.
     *
     * @param number which one, from 1
     * @param of how many there are
     * @param component closed by the module afterwards
     * @throws SecurityModuleException {@link SmStatus#KEYPAD_ENTRY_CANCELLED}, {@link SmStatus#KEYPAD_ENTRY_ERROR} or {@link
     *     SmStatus#KEYPAD_NOT_FOUND}: no more components are shown then
     */
    void view(int number, int of, KeyComponent component);
}
