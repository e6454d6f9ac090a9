package io.ptoken.service.app;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.idrecord.MeterIdentity;
import io.ptoken.service.request.CurrencyScale;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What an installation may set. Begin with {@link #DEFAULTS} and change single values.
 *
 * @param sessionTimeoutSec lifetime of a session, preference {@code ptoken.sessionTimeoutSec}; 120-86400 is sensible
 * @param slidingSessions true: every call begins the lifetime anew, so that clients which keep a session while they work
 *     are not thrown out; an assumption about the original
 * @param maxSessions sessions kept in memory
 * @param concurrentPasswordHashes sign-ins worked on at a time, 19 MiB each
 * @param passwordMemorySec how long a right password is recognised without its full hash, 0 for never; keeps a sign-in per
 *     vend affordable
 * @param allowIssueProprietaryTokens preference {@code ptoken.allowIssueProprietaryTokens}
 * @param maxMinutesAhead how far token identifiers may run ahead of the clock when a meter gets many tokens at once
 * @param identityForm form of IDRecord and Record2
 * @param currencyScale unit of {@code transferAmount} for currency credit
 * @param keyTypeTransitions which key type may follow which; give the security module the same table
 */
public record ServiceSettings(
        int sessionTimeoutSec,
        boolean slidingSessions,
        int maxSessions,
        int concurrentPasswordHashes,
        int passwordMemorySec,
        boolean allowIssueProprietaryTokens,
        int maxMinutesAhead,
        MeterIdentity identityForm,
        CurrencyScale currencyScale,
        KeyTypeTransitions keyTypeTransitions) {

    /** Suits vending. */
    public static final ServiceSettings DEFAULTS = new Draft().settings();

    /** @throws ServiceException {@code EPrefRange} */
    public ServiceSettings {
        require("ptoken.sessionTimeoutSec", sessionTimeoutSec, 1, 604_800);
        require("maxSessions", maxSessions, 1, 10_000_000);
        require("concurrentPasswordHashes", concurrentPasswordHashes, 1, 1024);
        require("passwordMemorySec", passwordMemorySec, 0, 3600);
        require("maxMinutesAhead", maxMinutesAhead, 0, 10_080);
    }

    /** With another session lifetime. */
    public ServiceSettings withSessionTimeoutSec(int seconds) {
        return changed(draft -> draft.sessionTimeoutSec = seconds);
    }

    /** With sessions that begin anew with every use, or that end after their lifetime whether used or not. */
    public ServiceSettings withSlidingSessions(boolean sliding) {
        return changed(draft -> draft.slidingSessions = sliding);
    }

    /** With another number of sessions kept. */
    public ServiceSettings withMaxSessions(int sessions) {
        return changed(draft -> draft.maxSessions = sessions);
    }

    /** With another number of sign-ins worked on at a time. */
    public ServiceSettings withConcurrentPasswordHashes(int hashes) {
        return changed(draft -> draft.concurrentPasswordHashes = hashes);
    }

    /** With another time for which a right password is recognised. */
    public ServiceSettings withPasswordMemorySec(int seconds) {
        return changed(draft -> draft.passwordMemorySec = seconds);
    }

    /** With or without proprietary engineering tokens. */
    public ServiceSettings withAllowIssueProprietaryTokens(boolean allow) {
        return changed(draft -> draft.allowIssueProprietaryTokens = allow);
    }

    /** With another distance that token identifiers may run ahead of the clock. */
    public ServiceSettings withMaxMinutesAhead(int minutes) {
        return changed(draft -> draft.maxMinutesAhead = minutes);
    }

    /** With another form of IDRecord and Record2. */
    public ServiceSettings withIdentityForm(MeterIdentity form) {
        return changed(draft -> draft.identityForm = form);
    }

    /** With another unit of currency credit. */
    public ServiceSettings withCurrencyScale(CurrencyScale scale) {
        return changed(draft -> draft.currencyScale = scale);
    }

    /** With another table of key types that may follow each other. */
    public ServiceSettings withKeyTypeTransitions(KeyTypeTransitions table) {
        return changed(draft -> draft.keyTypeTransitions = table);
    }

    /** The rules of sessions and passwords. */
    AccessPolicy accessPolicy() {
        return AccessPolicy.DEFAULT
                .withSessionTimeout(Duration.ofSeconds(sessionTimeoutSec))
                .withSlidingSessions(slidingSessions);
    }

    Duration passwordMemory() {
        return Duration.ofSeconds(passwordMemorySec);
    }

    private ServiceSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.sessionTimeoutSec = sessionTimeoutSec;
        draft.slidingSessions = slidingSessions;
        draft.maxSessions = maxSessions;
        draft.concurrentPasswordHashes = concurrentPasswordHashes;
        draft.passwordMemorySec = passwordMemorySec;
        draft.allowIssueProprietaryTokens = allowIssueProprietaryTokens;
        draft.maxMinutesAhead = maxMinutesAhead;
        draft.identityForm = identityForm;
        draft.currencyScale = currencyScale;
        draft.keyTypeTransitions = keyTypeTransitions;
        change.accept(draft);
        return draft.settings();
    }

    private static void require(String preference, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ServiceException(ErrorCode.PREF_RANGE, preference, Integer.toString(value), min + "-" + max);
        }
    }

    /** Settings while they are changed, with the defaults to begin with. */
    private static final class Draft {

        private int sessionTimeoutSec = 300;
        private boolean slidingSessions = true;
        private int maxSessions = 100_000;
        private int concurrentPasswordHashes = Runtime.getRuntime().availableProcessors();
        private int passwordMemorySec = 60;
        private boolean allowIssueProprietaryTokens;
        private int maxMinutesAhead = 1440;
        private MeterIdentity identityForm = MeterIdentity.DEFAULT;
        private CurrencyScale currencyScale = CurrencyScale.ASSUMED_HUNDRED_THOUSANDTHS;
        private KeyTypeTransitions keyTypeTransitions = KeyTypeTransitions.DEFAULT;

        private ServiceSettings settings() {
            return new ServiceSettings(
                    sessionTimeoutSec,
                    slidingSessions,
                    maxSessions,
                    concurrentPasswordHashes,
                    passwordMemorySec,
                    allowIssueProprietaryTokens,
                    maxMinutesAhead,
                    identityForm,
                    currencyScale,
                    keyTypeTransitions);
        }
    }
}
