package io.ptoken.service.operate.audit;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.service.port.IssueJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the audit log apart from its rows.
 *
 * @param sealed how far the chains had come, as it is sealed outside of the store
 * @param journal results and used identifiers, to hold what was issued against; empty where that is not to be looked at
 * @param unknownVends what modules vended of which the log knows nothing, a sentence each
 * @param now the present time
 * @param age rows are trimmed when they are older; zero where that is not to be looked at
 * @param resultAge the same of results
 */
public record AuditEvidence(
        List<ChainMark> sealed,
        Optional<IssueJournal> journal,
        List<String> unknownVends,
        Instant now,
        Duration age,
        Duration resultAge) {

    /** Nothing. */
    public static final AuditEvidence NONE =
            new AuditEvidence(List.of(), Optional.empty(), List.of(), Instant.EPOCH, Duration.ZERO, Duration.ZERO);

    public AuditEvidence {
        sealed = List.copyOf(sealed);
        unknownVends = List.copyOf(unknownVends);
    }
}
