package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link ModuleProbe} found.
 *
 * @param trials what became of each way to reach a module that was tried, in order
 * @param found the module, if any answered
 */
public record ProbeReport(List<Trial> trials, Optional<Found> found) {

    public ProbeReport {
        trials = List.copyOf(trials);
    }

    /**
     * One way that was tried.
     *
     * @param candidate its name
     * @param problem why nobody was found there; empty for the one that worked
     */
    public record Trial(String candidate, Optional<String> problem) {}

    /**
     * A module that answered.
     *
     * @param candidate name of the way by which it was reached
     * @param dialect empty when it answers echoes and does not say who it is
     * @param module its number
     * @param firmware its firmware
     * @param hardware its hardware, when it tells
     * @param answers to each question that was asked, in order
     * @param settings under which it was understood; what could not be found out is as it was
     * @param registers how many vending-key registers such a module is thought to have (A10)
     * @param remarks for people
     */
    public record Found(
            String candidate,
            Optional<Dialect> dialect,
            Optional<ModuleId> module,
            Optional<FirmwareId> firmware,
            Optional<String> hardware,
            Map<CommandCode, Answer> answers,
            ProtocolSettings settings,
            int registers,
            List<String> remarks) {

        public Found {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
            remarks = List.copyOf(remarks);
        }

        /** True when the module understood that question, whatever it answered. */
        public boolean knows(CommandCode command) {
            Answer answer = answers.get(command);
            return answer != null && (answer.kind() == Kind.ANSWERED || answer.kind() == Kind.REFUSED);
        }
    }

    /**
     * What a module did with a question.
     *
     * @param text for people, empty for an answer
     */
    public record Answer(Kind kind, String text) {}

    /** What a module did with a question. */
    public enum Kind {
        /** It answered. */
        ANSWERED,
        /** It knows the command and answered with a status. */
        REFUSED,
        /** It does not know the command. */
        UNKNOWN,
        /** It answered something that nobody can read. */
        UNREADABLE,
        /** It said nothing. */
        SILENT
    }
}
