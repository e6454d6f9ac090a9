package io.ptoken.web.section.activity;

import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.http.Visit;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Verifies the log beside the pages, one at a time: a long log takes longer than a browser waits. How the last one went is kept
 * until the next, or the end of the process. Thread safe.
 */
final class Verification {

    private static final System.Logger LOG = System.getLogger(Verification.class.getName());

    private final ConsoleCalls calls;
    private final InstantSource clock;
    private VerifyPage last = VerifyPage.NONE;

    Verification(ConsoleCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    synchronized VerifyPage last() {
        return last;
    }

    /** Begins, unless one runs already. */
    synchronized void begin(Visit visit, Optional<Link> noted) {
        if (last.running()) {
            return;
        }
        last = VerifyPage.begun(ConsoleCalls.who(visit).username(), visit.at());
        Thread thread = new Thread(() -> run(visit, noted), "console-verify");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Visit visit, Optional<Link> noted) {
        try {
            AuditVerdict verdict = calls.ask(visit, new AuditCalls.Verify(noted), new Watched());
            end(last().done(clock.instant(), verdict));
        } catch (RuntimeException refused) {
            if (RefusalCode.of(refused).isEmpty()) {
                LOG.log(ERROR, "the log could not be verified for the console", refused);
            }
            end(last().failed(clock.instant(), String.valueOf(refused.getMessage())));
        }
    }

    private synchronized void end(VerifyPage how) {
        last = how;
    }

    private synchronized void looked(long rows) {
        last = last.after(rows);
    }

    /** Nobody is asked; how far it has come is kept. */
    private final class Watched implements Dialogue {

        @Override
        public char[] secret(String what) {
            throw new NotConfirmedException();
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }

        @Override
        public void show(String what, char[] secret) {
            throw new NotConfirmedException();
        }

        @Override
        public void progress(Progress step) {
            if (step instanceof Progress.RowsVerified verified) {
                looked(verified.rows());
            }
        }

        @Override
        public void hand(String what, InputStream data) {
            throw new NotConfirmedException();
        }
    }
}
