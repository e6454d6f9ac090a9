package io.ptoken.service.operate.notice;

import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.notice.words.Subject;
import io.ptoken.service.operate.preference.ModePreference;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The module does not answer, is not used for its firmware, stands in a state in which it does not vend, or cannot write its
 * state.
 */
final class ModuleStateRule implements NoticeRule {

    /** Detail of a module's status that says what failed. */
    private static final String REASON = "failure";

    /** What the software module says it is. */
    private static final String SOFTWARE = "ptoken-softsm";

    /** Detail of a module's status that says why its last write failed. */
    private static final String WRITE = "state.write";

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        Stream<Notice> silent = facts.module().failure().stream()
                .map(reason -> Notice.error(
                        "ESm.Silent",
                        "The security module does not answer: " + reason + ".",
                        "Check that it is connected and powered; tokens are refused meanwhile.",
                        ""));
        Stream<Notice> state = facts.module().answer().map(ModuleFacts::status).stream()
                .filter(status -> status.state() != ModuleState.OPERATIONAL)
                .filter(status -> status.state() != ModuleState.PRIVILEGED)
                .map(ModuleStateRule::notice);
        Stream<Notice> write = facts.module().answer().map(ModuleFacts::status).stream()
                .filter(status -> status.details().containsKey(WRITE))
                .map(status -> Notice.error(
                        "ESm.StateWrite",
                        "The security module could not write its state: "
                                + status.details().getOrDefault(WRITE, "") + ".",
                        "Check the disk of the installation; tokens are refused meanwhile.",
                        ""));
        Stream<Notice> firmware =
                facts.singleModule().answer().flatMap(module -> facts.mode().objection(module.status())).stream()
                        .map(foreign ->
                                firmware(Level.ERROR, "The security module is not used: ", foreign, Subject.of("")));
        return Stream.of(silent, firmware, state, write)
                .flatMap(Function.identity())
                .toList();
    }

    /** @param about the module, as the beginning of a sentence */
    static Notice firmware(Level level, String about, ForeignFirmware foreign, Subject subject) {
        return new Notice(
                level,
                "ESm.Firmware",
                about + foreign.sentence(),
                ModePreference.remedy(foreign),
                subject,
                foreign.admittedBy().isPresent() ? Clearing.SET_PREFERENCE : Clearing.NONE);
    }

    private static Notice notice(ModuleStatus status) {
        String reason =
                status.details().containsKey(REASON) ? ": " + status.details().getOrDefault(REASON, "") : "";
        return Notice.error(
                "ESm.State", "The security module is in state " + status.state() + reason + ".", action(status), "");
    }

    /** The software module has no vendor: an administrator looks after its files. */
    static String action(ModuleStatus status) {
        if (status.state() == ModuleState.TAMPERED && status.hardwareId().equals(SOFTWARE)) {
            return "Stop the server and find out who wrote to the module's files. Then put the newest good copy back, or take"
                    + " the older one that is there with 'ptoken module accept-rollback', and start again.";
        }
        return switch (status.state()) {
            case LOADER -> "Reset it, so that it starts its application.";
            case ERROR -> "Restart the server; if the error comes back, contact the vendor of the module.";
            case TAMPERED, OPERATIONAL, PRIVILEGED -> "Contact its vendor.";
        };
    }
}
