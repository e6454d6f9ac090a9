package io.ptoken.service.operate.ditk;

import io.ptoken.hsm.manufacture.ComponentSource;
import io.ptoken.hsm.manufacture.ComponentViewer;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.keyentry.CeremonyException;
import io.ptoken.service.operate.keyentry.EnteredComponent;
import io.ptoken.service.operate.keyentry.HexSecret;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The custodians of a DITK at a dialogue, one at a time, each alone with their component. Entries are asked for before the
 * module is, and components shown when it has answered, so that nobody else waits meanwhile. Closing it zeroises every
 * component. Not thread safe.
 */
public final class DitkCeremony implements ComponentSource, ComponentViewer, AutoCloseable {

    private static final String ENTERED = "DITK component ";
    private static final String WHOLE = "DITK for EA ";
    private static final String SHOWN = "Component ";
    private static final String OF_A_DITK = " of a DITK for EA ";
    private static final int TRIES = 3;

    private static final Pattern LABEL =
            Pattern.compile("(" + ENTERED + "[1-3] of [23] for EA |" + WHOLE + ")(07, 16|11, 32) hex digits|" + SHOWN
                    + "[1-3] of [23]" + OF_A_DITK + "(07|11), check value [0-9A-F]{6}");

    private final EncryptionAlgorithm ea;
    private final int custodians;
    private final Dialogue dialogue;
    private final KeyCheckValueMethod checkValues;
    private final List<KeyComponent> components = new ArrayList<>();

    public DitkCeremony(EncryptionAlgorithm ea, int custodians, Dialogue dialogue, KeyCheckValueMethod checkValues) {
        this.ea = ea;
        this.custodians = custodians;
        this.dialogue = dialogue;
        this.checkValues = checkValues;
    }

    /** True for a label under which a component is entered or shown: what belongs to it is seen by one custodian alone. */
    public static boolean isLabel(String label) {
        return LABEL.matcher(label).matches();
    }

    /**
     * Has each custodian enter their component and confirm its check value.
     *
     * @throws SecurityModuleException 10 when one stops, 52 when an entry was no such component, or its check value not that of
     *     the sheet, three times
     */
    public void enter() {
        for (int number = 1; number <= custodians; number++) {
            awaitAlone(number);
            components.add(confirmed(
                    number, ENTERED + number + " of " + custodians + " for EA " + ea.digits(), "component " + number));
        }
    }

    /**
     * Has the holder of a known DITK enter it whole and confirm its check value; the caller closes it.
     *
     * @throws SecurityModuleException as {@link #enter}
     */
    public DecoderKey enterWhole() {
        try (KeyComponent entered = confirmed(1, WHOLE + ea.digits(), "the key")) {
            return KeyComponents.wholeDecoderKey(entered);
        }
    }

    private KeyComponent confirmed(int number, String label, String what) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            KeyComponent component;
            try {
                component = entered(number, label + ", " + ea.keyBits() / 4 + " hex digits");
            } catch (CeremonyException unfit) {
                if (attempt + 1 == TRIES) {
                    throw new SecurityModuleException(
                            SmStatus.KEYPAD_ENTRY_ERROR, unfit.getMessage() + "; nothing was loaded", unfit);
                }
                if (!dialogue.confirm(unfit.getMessage() + ". Enter it again?")) {
                    throw cancelled(number, unfit);
                }
                continue;
            }
            boolean right = false;
            try {
                KeyCheckValue checkValue = component.checkValue(checkValues);
                dialogue.progress(new Progress.ComponentEntered(new EnteredComponent(number, checkValue)));
                right = dialogue.confirm("Is " + checkValue + " the check value of " + what + " on your sheet?");
                if (right) {
                    return component;
                }
            } finally {
                if (!right) {
                    component.close();
                }
            }
        }
        throw new SecurityModuleException(
                SmStatus.KEYPAD_ENTRY_ERROR,
                what + " was entered " + TRIES + " times without the check value of its sheet; nothing was loaded");
    }

    private KeyComponent entered(int number, String label) {
        byte[] bytes = {};
        try {
            bytes = HexSecret.parseAndZeroise(label, dialogue.secret(label));
            if (bytes.length != ea.keyBits() / Byte.SIZE) {
                throw new CeremonyException(label + ": " + bytes.length * 2 + " were entered");
            }
            return KeyComponent.of(bytes);
        } catch (NotConfirmedException none) {
            throw cancelled(number, none);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void awaitAlone(int number) {
        String question = number == 1
                ? "Is custodian 1 alone at the screen?"
                : "Has custodian " + (number - 1) + " left, and is custodian " + number + " alone at the screen?";
        if (!dialogue.confirm(question)) {
            throw cancelled(number, new NotConfirmedException());
        }
    }

    private static SecurityModuleException cancelled(int number, Throwable cause) {
        return new SecurityModuleException(
                SmStatus.KEYPAD_ENTRY_CANCELLED, "custodian " + number + " of the components stopped", cause);
    }

    /** The components that were entered, in their order; closed with the ceremony. */
    public List<KeyComponent> entered() {
        return List.copyOf(components);
    }

    /** The component that was entered. */
    @Override
    public KeyComponent component(int number, int of) {
        return components.get(number - 1).copy();
    }

    /** Keeps the component for {@link #show}. */
    @Override
    public void view(int number, int of, KeyComponent component) {
        components.add(component.copy());
    }

    /**
     * Shows each custodian the component that the module has made.
     *
     * @throws SecurityModuleException 10 when one stops; what was shown until then is worthless
     */
    public void show() {
        for (int number = 1; number <= components.size(); number++) {
            awaitAlone(number);
            KeyComponent component = components.get(number - 1);
            KeyCheckValue checkValue = component.checkValue(checkValues);
            char[] hex = component.hex();
            try {
                dialogue.show(
                        SHOWN + number + " of " + custodians + OF_A_DITK + ea.digits() + ", check value " + checkValue,
                        hex);
            } finally {
                Arrays.fill(hex, '\0');
            }
            if (!dialogue.confirm("Has custodian " + number + " written component " + number + ", check value "
                    + checkValue + ", on their sheet?")) {
                throw cancelled(number, new NotConfirmedException());
            }
        }
    }

    @Override
    public void close() {
        components.forEach(KeyComponent::close);
    }
}
