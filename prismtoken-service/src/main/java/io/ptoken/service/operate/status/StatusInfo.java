package io.ptoken.service.operate.status;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module under the names that clients read (wire reference section 9), in the order of the published answer. A key whose
 * fact this module does not have is left out: nothing here looks like hardware that is not there.
 */
final class StatusInfo {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ROOT);

    /** The most transactions left that are shown, also where nothing limits them: clients read a signed 32-bit number. */
    private static final long MOST_TRANSACTIONS = Integer.MAX_VALUE;

    private static final Pattern ID_SM =
            Pattern.compile("SMID\\.1:[^:]*:[0-9]{8}:[0-9]{8}T[0-9]{6}Z:([0-9A-Fa-f]{16}):[0-9A-Fa-f]{4}");
    private static final Pattern FIRMWARE_API = Pattern.compile("(STS6).*");

    private StatusInfo() {}

    /** @param clock its zone is the local one */
    static Map<String, String> of(ModuleFacts facts, InstallationMode mode, Clock clock) {
        ModuleStatus status = facts.status();
        Map<String, String> info = new LinkedHashMap<>();
        info.put("ApiType", mode.toString());
        info.put("Counter", Long.toString(status.vendCounter()));
        info.put("FirmwareId", status.firmwareId());
        info.put("HardwareId", status.hardwareId());
        info.put("ModuleId", status.moduleId());
        long transactions = Math.min(status.transactionsLeft().orElse(MOST_TRANSACTIONS), MOST_TRANSACTIONS);
        info.put("TxCounter", Long.toString(transactions));
        status.inhibitVendDate().ifPresent(date -> {
            info.put("smcq.ex.InhibitVendDateLocal", local(date, clock));
            info.put("smcq.ex.InhibitVendDateUtc", UTC.format(date));
        });
        accessMode(status).ifPresent(told -> info.put("smpd.AcMode", told));
        putGroup(info, "smpd.FwApi", FIRMWARE_API, status.firmwareId());
        info.put("smqd.WindowSize", Long.toString(status.tidWindow().toDays()));
        info.put("smqd.ex.RtcDriftSeconds", Long.toString(facts.driftSeconds()));
        info.put("smqd.ex.RtcTimeLocal", local(status.clock(), clock));
        info.put("smqd.ex.RtcTimeUtc", UTC.format(status.clock()));
        info.put("smqi.IdSm", status.idSm());
        putGroup(info, "smud.Uid", ID_SM, status.idSm());
        info.put("module.State", status.state().name());
        info.put("registers.Total", Integer.toString(facts.capacity()));
        info.put("registers.Used", Integer.toString(facts.keys().size()));
        return info;
    }

    /** A module that knows officers, or knows that it has none, tells by its detail {@code ac.mode}. */
    private static Optional<String> accessMode(ModuleStatus status) {
        String told = status.details().getOrDefault("ac.mode", "");
        if (told.startsWith("AC:")) {
            return Optional.of(told);
        }
        return status.state() == ModuleState.OPERATIONAL || status.state() == ModuleState.PRIVILEGED
                ? Optional.of("AC:" + status.state())
                : Optional.empty();
    }

    private static void putGroup(Map<String, String> info, String key, Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        if (matcher.matches()) {
            info.put(key, matcher.group(1));
        }
    }

    private static String local(Instant instant, Clock clock) {
        return LOCAL.format(instant.atZone(clock.getZone()));
    }
}
