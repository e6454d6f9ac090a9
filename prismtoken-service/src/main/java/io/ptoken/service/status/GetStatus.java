package io.ptoken.service.status;

import io.ptoken.hsm.ModuleReporting;
import io.ptoken.hsm.ModuleStatus;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.NodeStatus;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.session.Gate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The use case getStatus: one element for the one module, in the order of the published keys. Thread safe. */
public final class GetStatus {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ROOT);

    /** Shown as transactions left where nothing limits them; clients read a number. */
    private static final long NO_LIMIT = 0xFFFF_FFFFL;

    private final Gate gate;
    private final ModuleReporting module;
    private final Clock clock;

    /** @param clock compared with the module's; its zone is the local one */
    public GetStatus(Gate gate, ModuleReporting module, Clock clock) {
        this.gate = gate;
        this.module = module;
        this.clock = clock;
    }

    /** See {@link io.ptoken.service.api.TokenApiService#getStatus}. */
    public List<NodeStatus> status(CallContext call) {
        gate.admit(call);
        ModuleStatus status = ModuleErrors.translate(module::status);
        return List.of(new NodeStatus(info(status), ModuleAlerts.of(status, drift(status), clock.instant())));
    }

    private Map<String, String> info(ModuleStatus status) {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("ApiType", "vending");
        info.put("Counter", Long.toString(status.vendCounter()));
        info.put("FirmwareId", status.firmwareId());
        info.put("HardwareId", status.hardwareId());
        info.put("ModuleId", status.moduleId());
        info.put("TxCounter", Long.toString(status.transactionsLeft().orElse(NO_LIMIT)));
        status.inhibitVendDate().ifPresent(date -> {
            info.put("smcq.ex.InhibitVendDateLocal", local(date));
            info.put("smcq.ex.InhibitVendDateUtc", UTC.format(date));
        });
        info.put("smqd.WindowSize", Long.toString(status.tidWindow().toDays()));
        info.put("smqd.ex.RtcDriftSeconds", Long.toString(drift(status).toMillis() / 1000));
        info.put("smqd.ex.RtcTimeLocal", local(status.clock()));
        info.put("smqd.ex.RtcTimeUtc", UTC.format(status.clock()));
        info.put("smqi.IdSm", status.idSm());
        info.put("module.State", status.state().name());
        status.details().keySet().stream()
                .sorted()
                .forEach(key -> info.putIfAbsent(key, status.details().getOrDefault(key, "")));
        return info;
    }

    /** How far the module's clock is ahead of ours. */
    private Duration drift(ModuleStatus status) {
        return Duration.between(clock.instant(), status.clock());
    }

    private String local(Instant instant) {
        return LOCAL.format(instant.atZone(clock.getZone()));
    }
}
