package io.ptoken.hsm.soft.manufacture;

import io.ptoken.hsm.manufacture.ComponentSource;
import io.ptoken.hsm.manufacture.ComponentViewer;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.access.AccessGuard;
import io.ptoken.hsm.soft.ditk.DitkTable;
import io.ptoken.hsm.soft.ditk.StoredDitk;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.vend.StateWriter;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.key.OddParity;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** DITKs in the hands of custodians and crypto officers. Thread safe. */
public final class SoftDitkCustody implements DitkCustody {

    private static final int FEWEST = 2;
    private static final int MOST = 3;

    private final ModuleGate gate;
    private final AccessGuard access;
    private final DitkTable ditks;
    private final StateWriter state;
    private final KeyCheckValueMethod checkValues;
    private final SecureRandom random;
    private final InstantSource clock;

    /** @param state writes the DITKs with everything else */
    public SoftDitkCustody(
            ModuleGate gate,
            AccessGuard access,
            DitkTable ditks,
            StateWriter state,
            KeyCheckValueMethod checkValues,
            SecureRandom random,
            InstantSource clock) {
        this.gate = gate;
        this.access = access;
        this.ditks = ditks;
        this.state = state;
        this.checkValues = checkValues;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public boolean hasKeypad() {
        return false;
    }

    @Override
    public KeyCheckValue generate(EncryptionAlgorithm ea, int components, ComponentViewer viewer) {
        requireFit(ea, components);
        gate.working(() -> {
            access.requirePrivileged("generating a DITK");
            return ea;
        });
        try (DecoderKey key = fresh(ea)) {
            show(KeyComponents.split(key, components, random), viewer);
            return checkValues.of(key);
        }
    }

    private DecoderKey fresh(EncryptionAlgorithm ea) {
        byte[] bytes = new byte[ea.keyBits() / Byte.SIZE];
        byte[] odd = {};
        try {
            random.nextBytes(bytes);
            odd = ea == EncryptionAlgorithm.STA ? OddParity.adjusted(bytes) : bytes.clone();
            return DecoderKey.of(odd);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(odd, (byte) 0);
        }
    }

    private static void show(List<KeyComponent> components, ComponentViewer viewer) {
        try {
            for (int i = 0; i < components.size(); i++) {
                viewer.view(i + 1, components.size(), components.get(i));
            }
        } finally {
            components.forEach(KeyComponent::close);
        }
    }

    @Override
    public LoadedDitk load(
            EncryptionAlgorithm ea,
            int components,
            KeyCheckValue expected,
            Optional<KeyCheckValue> replaced,
            ComponentSource source) {
        requireFit(ea, components);
        gate.working(() -> {
            access.lookPrivileged("loading a DITK");
            return ea;
        });
        List<KeyComponent> entered = new ArrayList<>();
        try {
            for (int number = 1; number <= components; number++) {
                entered.add(source.component(number, components));
            }
            return gate.changing(() -> {
                access.requirePrivileged("loading a DITK");
                requireReplaced(ea, replaced);
                return put(new StoredDitk(ea, clock.instant(), combined(ea, expected, entered)));
            });
        } finally {
            entered.forEach(KeyComponent::close);
        }
    }

    /** Another one may have been loaded or deleted while the custodians were asked. */
    private void requireReplaced(EncryptionAlgorithm ea, Optional<KeyCheckValue> replaced) {
        Optional<KeyCheckValue> held = ditks.shown(ea).map(LoadedDitk::kcv);
        if (!held.equals(replaced)) {
            throw new SecurityModuleException(
                    SmStatus.KEY_PARAM_ERROR,
                    "the module holds " + one(held) + " for EA " + ea.digits() + " now, where " + one(replaced)
                            + " was to be replaced; nothing was stored");
        }
    }

    private static String one(Optional<KeyCheckValue> kcv) {
        return kcv.map(known -> "the DITK with the check value " + known).orElse("no DITK");
    }

    private DecoderKey combined(EncryptionAlgorithm ea, KeyCheckValue expected, List<KeyComponent> entered) {
        for (KeyComponent component : entered) {
            if (component.bits() != ea.keyBits()) {
                throw new SecurityModuleException(
                        SmStatus.KEYPAD_ENTRY_ERROR,
                        "a component of " + component.bits() + " bits for EA " + ea.digits() + ", whose keys have "
                                + ea.keyBits() + "; nothing was stored");
            }
        }
        DecoderKey key = combined(entered);
        boolean right = false;
        try {
            KeyCheckValue given = checkValues.of(key);
            right = given.equals(expected);
            if (!right) {
                throw new SecurityModuleException(
                        SmStatus.CHECK_DIGIT_ERROR,
                        "the components give the check value " + given + ", expected " + expected + "; "
                                + checkValuesOf(entered) + "; nothing was stored");
            }
            return key;
        } finally {
            if (!right) {
                key.close();
            }
        }
    }

    private DecoderKey combined(List<KeyComponent> entered) {
        try {
            return KeyComponents.combineDecoderKey(entered);
        } catch (InvalidValueException unfit) {
            throw new SecurityModuleException(
                    SmStatus.CHECK_DIGIT_ERROR,
                    "the components cancel out: one was entered twice; " + checkValuesOf(entered)
                            + "; nothing was stored",
                    unfit);
        }
    }

    private String checkValuesOf(List<KeyComponent> entered) {
        StringJoiner text = new StringJoiner(", ", "entered were ", "");
        for (int i = 0; i < entered.size(); i++) {
            text.add("component " + (i + 1) + " with check value "
                    + entered.get(i).checkValue(checkValues));
        }
        return text.toString();
    }

    private LoadedDitk put(StoredDitk ditk) {
        Optional<StoredDitk> old = ditks.put(ditk);
        try {
            state.writeOr(() -> {
                old.ifPresentOrElse(ditks::put, () -> ditks.remove(ditk.ea()));
                ditk.key().close();
            });
        } finally {
            old.ifPresent(this::closeUnlessPresent);
        }
        return ditks.shown(ditk.ea()).orElseThrow();
    }

    @Override
    public void delete(EncryptionAlgorithm ea) {
        gate.changing(() -> {
            access.requirePrivileged("deleting a DITK");
            StoredDitk ditk = ditks.require(ea);
            ditks.remove(ea);
            try {
                state.writeOr(() -> ditks.put(ditk));
            } finally {
                closeUnlessPresent(ditk);
            }
            return ea;
        });
    }

    private void closeUnlessPresent(StoredDitk ditk) {
        if (!ditks.holds(ditk)) {
            ditk.key().close();
        }
    }

    private static void requireFit(EncryptionAlgorithm ea, int components) {
        if (ea == EncryptionAlgorithm.DEA) {
            throw new SecurityModuleException(
                    SmStatus.KEY_PARAM_ERROR, "EA " + ea.digits() + ": there are DITKs for EA 07 and EA 11");
        }
        if (components < FEWEST || components > MOST) {
            throw new SecurityModuleException(
                    SmStatus.PTVD_RANGE, components + " components: a DITK has " + FEWEST + " or " + MOST);
        }
    }
}
