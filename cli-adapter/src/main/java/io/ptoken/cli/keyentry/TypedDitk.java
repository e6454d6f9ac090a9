package io.ptoken.cli.keyentry;

import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.node.process.Prompt;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.ditk.DitkCeremony;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A DITK that is typed at the terminal and goes no further: no module and no installation takes part. */
public final class TypedDitk {

    private final Prompt prompt;
    private final CheckValueRule rule;

    /** @param rule for which EA it is, and how check values are computed */
    public TypedDitk(Prompt prompt, CheckValueRule rule) {
        this.prompt = prompt;
        this.rule = rule;
    }

    /**
     * Has a DITK typed, and does something with it before it is zeroised.
     *
     * @param components 2 or 3, or 1 for a whole key
     * @param expected check value that it must have; empty where nobody knows
     * @throws SecurityModuleException {@link SmStatus#CHECK_DIGIT_ERROR} for another one, and as {@link DitkCeremony#enter}
     */
    public <R> R use(int components, Optional<KeyCheckValue> expected, Function<DecoderKey, R> use) {
        try (CustodianScreen screen = new CustodianScreen(Dialogue.NOBODY, prompt, rule);
                DitkCeremony ceremony = new DitkCeremony(rule.ea(), components, screen, rule.method());
                DecoderKey key = components == 1 ? ceremony.enterWhole() : combined(ceremony)) {
            KeyCheckValue kcv = rule.method().of(key);
            if (expected.isPresent() && !expected.get().equals(kcv)) {
                throw new SecurityModuleException(
                        SmStatus.CHECK_DIGIT_ERROR,
                        "the key has the check value " + kcv + ", expected " + expected.get()
                                + confirmed(ceremony.entered()));
            }
            return use.apply(key);
        }
    }

    private static DecoderKey combined(DitkCeremony ceremony) {
        ceremony.enter();
        return KeyComponents.combineDecoderKey(ceremony.entered());
    }

    /** Each was confirmed as that of its sheet. */
    private String confirmed(List<KeyComponent> components) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < components.size(); i++) {
            text.append(i == 0 ? ". The components have the check values of their sheets, " : ", ")
                    .append(components.get(i).checkValue(rule.method()));
        }
        return text.append(components.isEmpty() ? "" : ": is each of them of this key?")
                .toString();
    }

    /**
     * Shows each custodian their component of a key.
     *
     * @param components of the key; closed by the caller
     */
    public void show(List<KeyComponent> components) {
        try (CustodianScreen screen = new CustodianScreen(Dialogue.NOBODY, prompt, rule);
                DitkCeremony ceremony = new DitkCeremony(rule.ea(), components.size(), screen, rule.method())) {
            for (int i = 0; i < components.size(); i++) {
                ceremony.view(i + 1, components.size(), components.get(i));
            }
            ceremony.show();
        }
    }
}
