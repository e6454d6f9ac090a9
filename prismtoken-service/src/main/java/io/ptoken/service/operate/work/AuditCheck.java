package io.ptoken.service.operate.work;

import io.ptoken.service.operate.audit.AuditEvidence;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerifier;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.ServiceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Verifies the audit log with all that is known apart from it. */
record AuditCheck(ServiceStore store, InstallationLook look, InstantSource clock) {

    AuditVerdict verify(Optional<Link> noted, LongConsumer progress) {
        Map<String, String> stored = store.preferences().all();
        AuditEvidence evidence = new AuditEvidence(
                look.sealedChains(),
                Optional.of(store.issueJournal()),
                look.unknownVends(),
                clock.instant(),
                age(stored, Preferences.AUDIT_RETENTION_DAYS),
                age(stored, Preferences.RESULT_RETENTION_DAYS));
        return new AuditVerifier(store.auditLog(), evidence).verify(noted, progress);
    }

    /** By an age that this release does not accept nothing is trimmed. */
    private static Duration age(Map<String, String> stored, PreferenceDefinition<Duration> age) {
        return age.type()
                .parse(stored.getOrDefault(age.name(), age.standardText()))
                .orElse(Duration.ZERO);
    }
}
