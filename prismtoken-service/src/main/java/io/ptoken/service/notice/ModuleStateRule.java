package io.ptoken.service.notice;

import io.ptoken.hsm.ModuleState;
import io.ptoken.hsm.ModuleStatus;
import java.util.List;
import java.util.stream.Stream;

/** The module does not answer, or stands in a state in which it does not vend. */
final class ModuleStateRule implements NoticeRule {

    /** Detail of a module's status that says what failed. */
    private static final String REASON = "failure";

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
        return Stream.concat(silent, state).toList();
    }

    private static Notice notice(ModuleStatus status) {
        String reason = status.details().containsKey(REASON)
                ? ": " + status.details().getOrDefault(REASON, "")
                : "";
        return Notice.error(
                "ESm.State",
                "The security module is in state " + status.state() + reason + ".",
                action(status.state()),
                "");
    }

    private static String action(ModuleState state) {
        return switch (state) {
            case LOADER -> "Reset it, so that it starts its application.";
            case ERROR -> "Restart the server; if the error comes back, contact the vendor of the module.";
            case TAMPERED, OPERATIONAL, PRIVILEGED -> "Contact its vendor.";
        };
    }
}
