package io.ptoken.web.section.activity;

import io.ptoken.service.operate.audit.AuditVerdict;
import java.time.Instant;
import java.util.Optional;

/**
 * How the verification of the log stands.
 *
 * @param running true while it runs
 * @param by who asked for it; empty when nobody has since this node started
 * @param begun when
 * @param rows looked at so far
 * @param ended when it was done
 * @param verdict what came of it
 * @param failure why nothing came of it
 * @param noted the row of one's notes that was typed
 * @param error what is wrong with that
 */
public record VerifyPage(
        boolean running,
        String by,
        Instant begun,
        long rows,
        Optional<Instant> ended,
        Optional<AuditVerdict> verdict,
        Optional<String> failure,
        String noted,
        Optional<String> error) {

    /** Before there was any. */
    static final VerifyPage NONE = new VerifyPage(
            false, "", Instant.EPOCH, 0, Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty());

    static VerifyPage begun(String by, Instant begun) {
        return new VerifyPage(
                true, by, begun, 0, Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    VerifyPage after(long looked) {
        return new VerifyPage(running, by, begun, looked, ended, verdict, failure, noted, error);
    }

    VerifyPage done(Instant at, AuditVerdict came) {
        return new VerifyPage(false, by, begun, rows, Optional.of(at), Optional.of(came), failure, noted, error);
    }

    VerifyPage failed(Instant at, String why) {
        return new VerifyPage(false, by, begun, rows, Optional.of(at), verdict, Optional.of(why), noted, error);
    }

    VerifyPage refused(String typed, String why) {
        return new VerifyPage(running, by, begun, rows, ended, verdict, failure, typed, Optional.of(why));
    }

    /** {@code ok}, {@code bad}, {@code warn} for one that failed, {@code idle} for none. */
    public String level() {
        if (running) {
            return "info";
        }
        if (failure.isPresent()) {
            return "warn";
        }
        return verdict.map(came -> came instanceof AuditVerdict.Whole ? "ok" : "bad")
                .orElse("idle");
    }

    /** The verdict when the log is whole. */
    public Optional<AuditVerdict.Whole> whole() {
        return verdict.filter(AuditVerdict.Whole.class::isInstance).map(AuditVerdict.Whole.class::cast);
    }

    /** The verdict when it is not. */
    public Optional<AuditVerdict.Broken> broken() {
        return verdict.filter(AuditVerdict.Broken.class::isInstance).map(AuditVerdict.Broken.class::cast);
    }
}
