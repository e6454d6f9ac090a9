package io.ptoken.service.app;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.idrecord.MeterIdentity;
import io.ptoken.service.request.CurrencyScale;
import java.time.Duration;

/**
 * What an installation may set. Begin with {@link #DEFAULTS} and change single values.
 *
 * @param sessionTimeoutSec lifetime of a session, preference {@code ptoken.sessionTimeoutSec}; 120-86400 is sensible
 * @param slidingSessions true: every call begins the lifetime anew, so that clients which keep a session while they work
 *     are not thrown out; an assumption about the original
 * @param maxSessions sessions kept in memory, about 300 bytes each
 * @param concurrentPasswordHashes sign-ins worked on at a time, 19 MiB each
 * @param allowIssueProprietaryTokens preference {@code ptoken.allowIssueProprietaryTokens}
 * @param maxMinutesAhead how far token identifiers may run ahead of the clock when a meter gets many tokens at once
 * @param identityForm form of IDRecord and Record2
 * @param currencyScale unit of {@code transferAmount} for currency credit
 */
public record ServiceSettings(
        int sessionTimeoutSec,
        boolean slidingSessions,
        int maxSessions,
        int concurrentPasswordHashes,
        boolean allowIssueProprietaryTokens,
        int maxMinutesAhead,
        MeterIdentity identityForm,
        CurrencyScale currencyScale) {

    /** Suits vending. */
    public static final ServiceSettings DEFAULTS = new ServiceSettings(
            300,
            true,
            100_000,
            Runtime.getRuntime().availableProcessors(),
            false,
            1440,
            MeterIdentity.DEFAULT,
            CurrencyScale.ASSUMED_HUNDRED_THOUSANDTHS);

    /** @throws ServiceException {@code EPrefRange} */
    public ServiceSettings {
        require("ptoken.sessionTimeoutSec", sessionTimeoutSec, 1, 604_800);
        require("maxSessions", maxSessions, 1, 10_000_000);
        require("concurrentPasswordHashes", concurrentPasswordHashes, 1, 1024);
        require("maxMinutesAhead", maxMinutesAhead, 0, 10_080);
    }

    Duration sessionTimeout() {
        return Duration.ofSeconds(sessionTimeoutSec);
    }

    /** With another session lifetime. */
    public ServiceSettings withSessionTimeoutSec(int seconds) {
        return new ServiceSettings(
                seconds,
                slidingSessions,
                maxSessions,
                concurrentPasswordHashes,
                allowIssueProprietaryTokens,
                maxMinutesAhead,
                identityForm,
                currencyScale);
    }

    /** With sessions that end after their lifetime whether used or not, or that begin anew with every use. */
    public ServiceSettings withSlidingSessions(boolean sliding) {
        return new ServiceSettings(
                sessionTimeoutSec,
                sliding,
                maxSessions,
                concurrentPasswordHashes,
                allowIssueProprietaryTokens,
                maxMinutesAhead,
                identityForm,
                currencyScale);
    }

    /** With or without proprietary engineering tokens. */
    public ServiceSettings withAllowIssueProprietaryTokens(boolean allow) {
        return new ServiceSettings(
                sessionTimeoutSec,
                slidingSessions,
                maxSessions,
                concurrentPasswordHashes,
                allow,
                maxMinutesAhead,
                identityForm,
                currencyScale);
    }

    /** With another distance that token identifiers may run ahead of the clock. */
    public ServiceSettings withMaxMinutesAhead(int minutes) {
        return new ServiceSettings(
                sessionTimeoutSec,
                slidingSessions,
                maxSessions,
                concurrentPasswordHashes,
                allowIssueProprietaryTokens,
                minutes,
                identityForm,
                currencyScale);
    }

    /** With another form of IDRecord and Record2. */
    public ServiceSettings withIdentityForm(MeterIdentity form) {
        return new ServiceSettings(
                sessionTimeoutSec,
                slidingSessions,
                maxSessions,
                concurrentPasswordHashes,
                allowIssueProprietaryTokens,
                maxMinutesAhead,
                form,
                currencyScale);
    }

    /** With another unit of currency credit. */
    public ServiceSettings withCurrencyScale(CurrencyScale scale) {
        return new ServiceSettings(
                sessionTimeoutSec,
                slidingSessions,
                maxSessions,
                concurrentPasswordHashes,
                allowIssueProprietaryTokens,
                maxMinutesAhead,
                identityForm,
                scale);
    }

    private static void require(String preference, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ServiceException(ErrorCode.PREF_RANGE, preference, Integer.toString(value), min + "-" + max);
        }
    }
}
