package io.ptoken.hsm.pool;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The status of a pool: that of the member that would be asked first, with a line about each member in its details. Among
 * members that are equally good it is the one that is configured first, so that the answer does not change with every call.
 */
final class PoolStatus {

    /** Details about members begin so. */
    private static final String PREFIX = "pool.";

    private PoolStatus() {}

    /** @throws SecurityModuleException when no member answers */
    static ModuleStatus of(List<MemberReport> members, Instant now) {
        return members.stream()
                .filter(member -> member.silence().isEmpty())
                .filter(member -> member.status().isPresent())
                .min(Comparator.comparing((MemberReport member) -> !member.isServing(now))
                        .thenComparing(member -> member.standing().drained())
                        .thenComparing(member -> member.standing().standby())
                        .thenComparing(member -> member.standing().priority()))
                .flatMap(MemberReport::status)
                .map(status -> withDetails(status, members, now))
                .orElseThrow(() -> silent(members));
    }

    private static ModuleStatus withDetails(ModuleStatus status, List<MemberReport> members, Instant now) {
        Map<String, String> details = new LinkedHashMap<>(status.details());
        long serving = members.stream().filter(member -> member.isServing(now)).count();
        details.put(PREFIX + "modules", Integer.toString(members.size()));
        details.put(PREFIX + "serving", Long.toString(serving));
        members.forEach(member -> details.put(PREFIX + "module." + member.name(), member.summary()));
        return new ModuleStatus(
                status.moduleId(),
                status.firmwareId(),
                status.hardwareId(),
                status.idSm(),
                status.state(),
                status.clock(),
                status.tidWindow(),
                status.vendCounter(),
                status.transactionsLeft(),
                status.inhibitVendDate(),
                details);
    }

    private static SecurityModuleException silent(List<MemberReport> members) {
        List<String> reasons = new ArrayList<>();
        members.forEach(
                member -> reasons.add(member.name() + ": " + member.silence().orElse("not looked at yet")));
        String text = "no module of the pool answers: " + reasons.stream().collect(Collectors.joining("; "));
        return SecurityModuleException.unreachable(text, new IllegalStateException(text));
    }
}
