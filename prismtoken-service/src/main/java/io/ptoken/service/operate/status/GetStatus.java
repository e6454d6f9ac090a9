package io.ptoken.service.operate.status;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.api.NodeStatus;
import io.ptoken.service.api.NodeStatus.Alert;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The use case getStatus: one element for the one module, with the notices as alerts. Facts of the module are read for each
 * call; the alerts are as old as {@code notices.AgeSeconds} says. Thread safe.
 */
public final class GetStatus {

    private final SecurityModule module;
    private final InstallationMode mode;
    private final Notices notices;
    private final Clock clock;

    /**
     * @param mode what the installation is for
     * @param notices those of this installation
     * @param clock compared with the module's; its zone is the local one
     */
    public GetStatus(SecurityModule module, InstallationMode mode, Notices notices, Clock clock) {
        this.module = module;
        this.mode = mode;
        this.notices = notices;
        this.clock = clock;
    }

    /** See {@link io.ptoken.service.api.ReadCalls.Status}. */
    public List<NodeStatus> status() {
        ModuleFacts facts = ModuleErrors.translate(() -> ModuleFacts.of(module, clock));
        NoticeReport report = notices.current();
        Map<String, String> info = new LinkedHashMap<>(StatusInfo.of(facts, mode, clock));
        info.put("notices.AgeSeconds", Long.toString(report.age(clock.instant()).toSeconds()));
        addDetails(info, facts.status());
        return List.of(new NodeStatus(info, alerts(report)));
    }

    private static List<Alert> alerts(NoticeReport report) {
        return report.forClients().stream()
                .map(notice -> new Alert(notice.code(), notice.sentence()))
                .toList();
    }

    /** What the module tells besides, by name; it does not override what has a meaning of its own. */
    private static void addDetails(Map<String, String> info, ModuleStatus status) {
        status.details().keySet().stream()
                .sorted()
                .forEach(key -> info.putIfAbsent(key, status.details().getOrDefault(key, "")));
    }
}
