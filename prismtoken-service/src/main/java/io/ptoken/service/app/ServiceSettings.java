package io.ptoken.service.app;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.console.ConsoleRules;
import io.ptoken.service.access.session.SignInLimits;
import io.ptoken.service.vending.idrecord.MeterIdentity;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.keychange.KeyChangeRules;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What an installation sets at its start; what is edited at run time is a preference. Begin with {@link #DEFAULTS} and change
 * single values.
 *
 * @param access rules of sign-ins; lifetime of sessions and age of passwords are taken from the preferences
 * @param concurrentPasswordHashes sign-ins worked on at a time, 19 MiB each
 * @param signIns what sign-ins whose proof is not known yet may cost
 * @param passwordMemorySec how long a right password is recognised without its full hash, 0 for never; keeps a sign-in per
 *     vend affordable
 * @param maxMinutesAhead how far token identifiers may run ahead of the clock when a meter gets many tokens at once
 * @param moduleMemoryMillis how long what a module says about itself and its registers is taken for true, 0-60000
 * @param claimSeconds how long a call may be under way before other processes on the store take it for dead, 1-600
 * @param clockToleranceMinutes how far the clock may fall behind before nothing is issued any more, 1-1440
 * @param identityForm form of IDRecord and Record2
 * @param currencyScale unit of {@code transferAmount} for currency credit, which is refused until it is chosen
 * @param keyChangeRules which key changes are allowed; give the security module the same rules
 * @param creditByHand whether people may issue credit on the operator's side; vending accounts may in any case
 * @param anonymousMegabytes what audit rows of refused callers without an account may take on the disk, 10-100000
 * @param console how long people stay signed in at the web console
 */
public record ServiceSettings(
        AccessPolicy access,
        int concurrentPasswordHashes,
        SignInLimits signIns,
        int passwordMemorySec,
        int maxMinutesAhead,
        int moduleMemoryMillis,
        int claimSeconds,
        int clockToleranceMinutes,
        MeterIdentity identityForm,
        CurrencyScale currencyScale,
        KeyChangeRules keyChangeRules,
        boolean creditByHand,
        int anonymousMegabytes,
        ConsoleRules console) {

    /** Suits vending. */
    public static final ServiceSettings DEFAULTS = new Draft().settings();

    /** @throws ServiceException {@code EPrefRange} */
    public ServiceSettings {
        require("concurrentPasswordHashes", concurrentPasswordHashes, 1, 1024);
        require("passwordMemorySec", passwordMemorySec, 0, 3600);
        require("maxMinutesAhead", maxMinutesAhead, 0, 10_080);
        require("moduleMemoryMillis", moduleMemoryMillis, 0, 60_000);
        require("claimSeconds", claimSeconds, 1, 600);
        require("clockToleranceMinutes", clockToleranceMinutes, 1, 1440);
        require("anonymousMegabytes", anonymousMegabytes, 10, 100_000);
    }

    /** With other rules of sign-ins. */
    public ServiceSettings withAccess(AccessPolicy rules) {
        return changed(draft -> draft.access = rules);
    }

    /** With another number of sign-ins worked on at a time. */
    public ServiceSettings withConcurrentPasswordHashes(int hashes) {
        return changed(draft -> draft.concurrentPasswordHashes = hashes);
    }

    /** With other limits of sign-ins. */
    public ServiceSettings withSignIns(SignInLimits limits) {
        return changed(draft -> draft.signIns = limits);
    }

    /** With another time for which a right password is recognised. */
    public ServiceSettings withPasswordMemorySec(int seconds) {
        return changed(draft -> draft.passwordMemorySec = seconds);
    }

    /** With another distance that token identifiers may run ahead of the clock. */
    public ServiceSettings withMaxMinutesAhead(int minutes) {
        return changed(draft -> draft.maxMinutesAhead = minutes);
    }

    /** With another time for which a module's own words are taken for true. */
    public ServiceSettings withModuleMemoryMillis(int millis) {
        return changed(draft -> draft.moduleMemoryMillis = millis);
    }

    /** With another time after which a call under way is taken for dead. */
    public ServiceSettings withClaimSeconds(int seconds) {
        return changed(draft -> draft.claimSeconds = seconds);
    }

    /** With another distance that the clock may fall behind. */
    public ServiceSettings withClockToleranceMinutes(int minutes) {
        return changed(draft -> draft.clockToleranceMinutes = minutes);
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
    public ServiceSettings withKeyChangeRules(KeyChangeRules rules) {
        return changed(draft -> draft.keyChangeRules = rules);
    }

    /** With credit by hand allowed or not. */
    public ServiceSettings withCreditByHand(boolean allowed) {
        return changed(draft -> draft.creditByHand = allowed);
    }

    /** With another budget for audit rows of refused callers without an account. */
    public ServiceSettings withAnonymousMegabytes(int megabytes) {
        return changed(draft -> draft.anonymousMegabytes = megabytes);
    }

    /** With other rules of sessions at the web console. */
    public ServiceSettings withConsole(ConsoleRules rules) {
        return changed(draft -> draft.console = rules);
    }

    Duration passwordMemory() {
        return Duration.ofSeconds(passwordMemorySec);
    }

    Duration moduleMemory() {
        return Duration.ofMillis(moduleMemoryMillis);
    }

    Duration clockTolerance() {
        return Duration.ofMinutes(clockToleranceMinutes);
    }

    Duration claimTime() {
        return Duration.ofSeconds(claimSeconds);
    }

    private ServiceSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.access = access;
        draft.concurrentPasswordHashes = concurrentPasswordHashes;
        draft.signIns = signIns;
        draft.passwordMemorySec = passwordMemorySec;
        draft.maxMinutesAhead = maxMinutesAhead;
        draft.moduleMemoryMillis = moduleMemoryMillis;
        draft.claimSeconds = claimSeconds;
        draft.clockToleranceMinutes = clockToleranceMinutes;
        draft.identityForm = identityForm;
        draft.currencyScale = currencyScale;
        draft.keyChangeRules = keyChangeRules;
        draft.creditByHand = creditByHand;
        draft.anonymousMegabytes = anonymousMegabytes;
        draft.console = console;
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

        private AccessPolicy access = AccessPolicy.DEFAULT;
        private int concurrentPasswordHashes = Runtime.getRuntime().availableProcessors();
        private SignInLimits signIns = SignInLimits.DEFAULT;
        private int passwordMemorySec = 60;
        private int maxMinutesAhead = 1440;
        private int moduleMemoryMillis = 1000;
        private int claimSeconds = 30;
        private int clockToleranceMinutes = 10;
        private MeterIdentity identityForm = MeterIdentity.DEFAULT;
        private CurrencyScale currencyScale = CurrencyScale.NOT_CHOSEN;
        private KeyChangeRules keyChangeRules = KeyChangeRules.DEFAULT;
        private boolean creditByHand = true;
        private int anonymousMegabytes = 100;
        private ConsoleRules console = ConsoleRules.DEFAULT;

        private ServiceSettings settings() {
            return new ServiceSettings(
                    access,
                    concurrentPasswordHashes,
                    signIns,
                    passwordMemorySec,
                    maxMinutesAhead,
                    moduleMemoryMillis,
                    claimSeconds,
                    clockToleranceMinutes,
                    identityForm,
                    currencyScale,
                    keyChangeRules,
                    creditByHand,
                    anonymousMegabytes,
                    console);
        }
    }
}
