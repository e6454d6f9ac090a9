package io.ptoken.hsm.soft.keyload;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Writes every attempt to the log, done or refused: operation, module time, KMCID, slot, CTR, SHA-256 of the record, of a
 * vending key its SGC, KRN, KT, KCV and register, and the result. The texts of refusals are left out, because they may
 * quote what was given.
 */
final class KeyLoadJournal {

    private static final System.Logger LOG = System.getLogger(KeyLoading.class.getName());

    private final String profile;
    private final Clock clock;

    /** @param profile name of the key-load profile, which every entry shows */
    KeyLoadJournal(String profile, Clock clock) {
        this.profile = profile;
        this.clock = clock;
    }

    /**
     * Runs an operation and logs how it went.
     *
     * @throws SecurityModuleException what it throws, or what the module answers for a refusal by the profile
     */
    <T> T attempt(KeyLoadAttempt attempt, Supplier<T> operation) {
        try {
            T result = operation.get();
            LOG.log(
                    INFO,
                    "Key loading (" + profile + ") at " + clock.instant() + ": "
                            + attempt.text(SmStatus.SUCCESSFUL.code()));
            return result;
        } catch (KeyLoadException e) {
            SecurityModuleException refusal = KeyLoadRefusal.of(e);
            refused(attempt, refusal.status().code() + " " + e.code().text());
            throw refusal;
        } catch (SecurityModuleException e) {
            refused(attempt, e.status().code() + " " + e.status().name());
            throw e;
        }
    }

    private void refused(KeyLoadAttempt attempt, String result) {
        LOG.log(WARNING, "Key loading (" + profile + ") at " + clock.instant() + ": " + attempt.text(result));
    }
}
