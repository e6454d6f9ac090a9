package io.ptoken.cli.keyload;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.service.operate.keyload.NextStep;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A KMC and its exchange as people read them. */
public final class KmcText {

    private KmcText() {}

    /** Names and values. */
    public static Map<String, String> facts(KmcPublicKey kmc, Optional<KekSlotStatus> slot) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", kmc.name());
        facts.put("kmc", kmc.kmcId());
        facts.put("active", kmc.activeFrom().toString());
        facts.put("expires", kmc.expires().toString());
        facts.put("approved", kmc.approved() ? "yes" : "no: its trust anchor is not known here");
        facts.put("KEK slot", slot.map(KmcText::slot).orElse("none"));
        facts.put("next", advice(NextStep.after(slot)));
        return facts;
    }

    /** A slot in a few words. */
    public static String slot(KekSlotStatus slot) {
        String text = slot.number() + ", " + slot.state();
        if (slot.state() == KekSlotState.LOADING) {
            String count =
                    slot.keyCount().isPresent() ? String.valueOf(slot.keyCount().getAsInt()) : "an unknown number of";
            return text + ", " + slot.loaded().size() + " of " + count + " keys loaded";
        }
        return slot.priorKeys() ? text + ", the keys loaded before go on" : text;
    }

    /** What to do next, with the command for it. */
    public static String advice(NextStep step) {
        List<String> commands = step.commands();
        return step.advice() + ": "
                + (step == NextStep.LOAD
                        ? commands.get(0) + ", or " + commands.get(1) + " and " + commands.get(2)
                        : String.join(", ", commands));
    }
}
