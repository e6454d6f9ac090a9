package io.ptoken.hsm.manufacture;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.Optional;

/**
 * What custodians and crypto officers do with the DITKs of one module. Each operation is refused with {@link
 * SmStatus#PERMISSION_ERROR} unless the module is in its privileged state, where it has one, and counts as one privileged
 * call. What is changed is durable when the call returns; one that is refused has changed nothing. Implementations are thread
 * safe; nobody else waits while custodians are asked.
 *
 * <p>Custodians who stop are {@link SmStatus#KEYPAD_ENTRY_CANCELLED}, an entry that fails is {@link
 * SmStatus#KEYPAD_ENTRY_ERROR}, and a module that has nobody to ask answers {@link SmStatus#KEYPAD_NOT_FOUND}.
 */
public interface DitkCustody {

    /**
     * True when custodians enter and read their components at the module itself: they never pass here, and no source and no
     * viewer is asked.
     */
    boolean hasKeypad();

    /**
     * Makes a DITK and shows each custodian their component of it. Nothing of it stays in the module: loading is a step of its
     * own. A DITK for EA 07 has odd parity.
     *
     * @param ea EA 07 or EA 11
     * @param components 2 or 3
     * @param viewer gets the components, one after the other
     * @return check value of the DITK
     * @throws SecurityModuleException when the module refuses
     */
    KeyCheckValue generate(EncryptionAlgorithm ea, int components, ComponentViewer viewer);

    /**
     * Loads a DITK from its components, in place of the one of that EA that is named.
     *
     * @param ea EA 07 or EA 11
     * @param components 2 or 3
     * @param expected check value that the components have to give
     * @param replaced check value of the DITK that goes; empty where none may be there
     * @param source gives the components, one after the other
     * @throws SecurityModuleException {@link SmStatus#KEY_PARAM_ERROR} when at the moment of storing the module holds another
     *     one, or one where none may be; {@link SmStatus#CHECK_DIGIT_ERROR} when the components give another check value: the
     *     text names the check value of each component, where the module can tell; nothing is stored then
     */
    LoadedDitk load(
            EncryptionAlgorithm ea,
            int components,
            KeyCheckValue expected,
            Optional<KeyCheckValue> replaced,
            ComponentSource source);

    /**
     * Deletes the DITK of an EA for good.
     *
     * @throws SecurityModuleException {@link SmStatus#VK_REG_NOT_FOUND_ERROR} when there is none
     */
    void delete(EncryptionAlgorithm ea);
}
