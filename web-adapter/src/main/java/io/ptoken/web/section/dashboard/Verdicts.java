package io.ptoken.web.section.dashboard;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.MemberState;
import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.section.dashboard.DashboardPage.Verdict;
import io.ptoken.web.section.dashboard.selling.SellingPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a sentence whether the installation does what it is for, and what it wants. */
record Verdicts(Map<String, ReadinessCheck> checks, Times times, Texts texts) {

    private static final String SILENT = "ESm.Silent";

    /** Why nothing is done, with what can be said besides. */
    private record Nothing(String level, String reason, String more) {}

    Verdict of(InstallationStatus status, List<DashboardPage.ShownNotice> notices, Optional<SellingPanel> selling) {
        String mode = status.mode().inEffect().toString();
        Levels levels = new Levels(status.notices().notices());
        Optional<Nothing> nothing = nothing(status, notices);
        boolean quiet = levels.errors() + levels.warnings() == 0;
        if (nothing.isPresent()) {
            Nothing why = nothing.get();
            return new Verdict(
                    why.level(),
                    texts.get("dashboard.verdict." + mode + ".nothing", why.reason()),
                    joined(List.of(why.more(), quiet ? "" : needs(levels))));
        }
        return new Verdict(
                quiet ? Levels.OK : Levels.WARN,
                texts.get("dashboard.verdict." + mode + ".all") + " " + needs(levels),
                joined(List.of(keys(status), answers(selling))));
    }

    private static String joined(List<String> sentences) {
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    private Optional<Nothing> nothing(InstallationStatus status, List<DashboardPage.ShownNotice> notices) {
        if (status.storeFailure().isPresent()) {
            return bad("store", texts.get("dashboard.verdict.store.more"));
        }
        if (status.storeRefused().isPresent()) {
            return bad("refused", status.storeRefused().get());
        }
        if (status.nothingUntil().isPresent()) {
            return bad("until", "", times.minute(status.nothingUntil().get()));
        }
        return module(status, notices)
                .or(() -> keys(status, status.module()))
                .or(() -> complaint("clock"))
                .or(() -> complaint("api"));
    }

    private Optional<Nothing> module(InstallationStatus status, List<DashboardPage.ShownNotice> notices) {
        if (status.moduleFailure().isPresent()) {
            return bad("module", silence(status.moduleFailure().get(), notices));
        }
        if (!status.members().isEmpty()) {
            boolean serves = status.members().stream()
                    .anyMatch(member -> member.state() == MemberState.SERVING || member.state() == MemberState.STANDBY);
            return serves
                    ? Optional.empty()
                    : bad("members", "", Numbers.grouped(status.members().size()));
        }
        return status.module().map(WatchedModule::status).flatMap(this::alone);
    }

    private String silence(String reason, List<DashboardPage.ShownNotice> notices) {
        return notices.stream()
                .filter(notice -> notice.code().equals(SILENT))
                .flatMap(notice -> notice.since().stream())
                .findFirst()
                .map(since -> texts.get("dashboard.verdict.module.since", times.minute(since), reason))
                .orElse(texts.get("dashboard.verdict.module.more", reason));
    }

    private Optional<Nothing> alone(ModuleStatus status) {
        if (!status.state().isInService()) {
            return bad("state", "", status.state().name());
        }
        boolean usedUp = status.transactionsLeft().filter(left -> left <= 0).isPresent();
        boolean past = status.inhibitVendDate()
                .filter(date -> !times.now().isBefore(date))
                .isPresent();
        return usedUp || past ? bad("licence", "") : Optional.empty();
    }

    private Optional<Nothing> keys(InstallationStatus status, Optional<WatchedModule> module) {
        if (module.isEmpty()) {
            return Optional.empty();
        }
        int used = module.get().registersUsed();
        if (status.mode().inEffect() == InstallationMode.MANUFACTURING
                && status.ditks().orElse(1) == 0) {
            return bad("ditk", "");
        }
        if (used == 0) {
            return Optional.of(new Nothing(
                    Levels.WARN, texts.get("dashboard.verdict.empty"), texts.get("dashboard.verdict.empty.more")));
        }
        return status.mode().inEffect() == InstallationMode.VENDING
                        && module.get().selling() == 0
                ? bad("keys", "", Numbers.grouped(used))
                : Optional.empty();
    }

    /** Those alone that ask no store. */
    private Optional<Nothing> complaint(String part) {
        ReadinessCheck check = checks.get(part);
        return check == null
                ? Optional.empty()
                : check.complaint()
                        .map(why -> new Nothing(Levels.BAD, texts.get("dashboard.verdict." + part), why + "."));
    }

    private Optional<Nothing> bad(String reason, String more, Object... values) {
        return Optional.of(new Nothing(Levels.BAD, texts.get("dashboard.verdict." + reason, values), more));
    }

    private String needs(Levels levels) {
        List<String> needs = new ArrayList<>();
        if (levels.errors() > 0) {
            needs.add(texts.count("dashboard.verdict.stopped", levels.errors()));
        }
        if (levels.warnings() > 0) {
            needs.add(texts.count("dashboard.verdict.soon", levels.warnings()));
        }
        return needs.isEmpty() ? texts.get("dashboard.verdict.quiet") : String.join(", ", needs) + ".";
    }

    private String keys(InstallationStatus status) {
        return status.module()
                .filter(module -> status.mode().inEffect() == InstallationMode.VENDING)
                .map(module -> texts.get(
                        "dashboard.verdict.selling",
                        Numbers.grouped(module.selling()),
                        Numbers.grouped(module.registersUsed())))
                .orElse("");
    }

    private String answers(Optional<SellingPanel> selling) {
        return selling.map(SellingPanel::half)
                .filter(half -> !half.isEmpty())
                .map(half -> texts.get("dashboard.verdict.answers", half))
                .orElse("");
    }
}
