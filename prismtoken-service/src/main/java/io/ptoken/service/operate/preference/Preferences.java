package io.ptoken.service.operate.preference;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.NearestName;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Every preference there is (operating requirements section 3). Names and the defaults given there are part of the
 * interface; where it gives no default, the comment says why ours is what it is.
 */
public final class Preferences {

    public static final PreferenceDefinition<Boolean> METER_MANUFACTURING_MODE = PreferenceDefinition.of(
                    "ptoken.meterManufacturingMode",
                    Flag.WORDS,
                    false,
                    "",
                    "Manufacturing meters instead of vending; needs a module with manufacturing firmware.")
            .needingRestart();

    public static final PreferenceDefinition<Boolean> ALLOW_ISSUE_PROPRIETARY_TOKENS = PreferenceDefinition.of(
            "ptoken.allowIssueProprietaryTokens",
            Flag.DIGITS,
            false,
            "",
            "1 lets accounts with the role for it issue proprietary tokens (class 2, subclass 11-15).");

    public static final PreferenceDefinition<Boolean> ALLOW_UNAPPROVED_KMC_PUBKEYS = PreferenceDefinition.of(
            "ptoken.allowUnapprovedKmcPubkeys",
            Flag.WORDS,
            false,
            "",
            "Takes KMC public keys for which no trust anchor is known.");

    /** A second is of use in tests only, a week is what the longest unattended job may take. */
    public static final PreferenceDefinition<Duration> SESSION_TIMEOUT_SEC = PreferenceDefinition.of(
                    "ptoken.sessionTimeoutSec",
                    Whole.time(SECONDS, 1, 604_800),
                    Duration.ofMinutes(5),
                    "s",
                    "How long a sign-in to the API lasts.")
            .sensibly(Whole.time(SECONDS, 120, 86_400));

    /** A day: what was signed in yesterday asks for its proof once more. */
    public static final PreferenceDefinition<Duration> SESSION_MAX_HOURS = PreferenceDefinition.of(
            "ptoken.sessionMaxHours",
            Whole.time(HOURS, 0, 8760),
            Duration.ofHours(24),
            "h",
            "How long after its sign-in a session ends however much it is used; 0: use alone decides.");

    /** A month: a licence is ordered, paid for and sent. */
    public static final PreferenceDefinition<Duration> INHIBIT_VEND_WARNING_DAYS = PreferenceDefinition.of(
            "ptoken.inhibitVendWarningDays",
            Whole.time(DAYS, 0, 3650),
            Duration.ofDays(30),
            "days",
            "How long before the inhibit-vend date a notice asks for a transaction licence.");

    /** A busy utility sells some thousand tokens a day, which leaves days; a small one has weeks. */
    public static final PreferenceDefinition<Long> TX_COUNTER_LOW_THRESHOLD = PreferenceDefinition.of(
            "ptoken.txCounterLowThreshold",
            Whole.number(0, 4_294_967_295L),
            10_000L,
            "transactions",
            "With fewer transactions left, a notice asks for a transaction licence.");

    /** Before a key ends, technicians or key-change tokens have to reach every meter: a season. */
    public static final PreferenceDefinition<Duration> KEY_EXPIRY_WARNING_DAYS = PreferenceDefinition.of(
            "ptoken.keyExpiryWarningDays",
            Whole.time(DAYS, 0, 3650),
            Duration.ofDays(90),
            "days",
            "How long before EXP, or the date that KEN implies, a notice asks to contact the supply group owner.");

    /** A key load file is a matter of letters between two offices: two weeks. */
    public static final PreferenceDefinition<Duration> KEY_REFRESH_WARNING_DAYS = PreferenceDefinition.of(
            "ptoken.keyRefreshWarningDays",
            Whole.time(DAYS, 0, 3650),
            Duration.ofDays(14),
            "days",
            "How long before IUT a notice asks for a key that is used longer.");

    /** What a KMC allots is meant for months: a tenth of it leaves the two weeks that a key load file takes. */
    public static final PreferenceDefinition<Long> KEY_LIMIT_WARNING_PERCENT = PreferenceDefinition.of(
            "ptoken.keyLimitWarningPercent",
            Whole.number(0, 100),
            10L,
            "%",
            "With so much or less left of ULM or CLM, in per cent of what was loaded, a notice names the key; 0: never.");

    /** A minute is the step of token identifiers; less than that no token shows. */
    public static final PreferenceDefinition<Duration> RTC_DRIFT_HIGH_THRESHOLD = PreferenceDefinition.of(
            "ptoken.rtcDriftHighThreshold",
            Whole.time(SECONDS, 1, 86_400),
            Duration.ofSeconds(60),
            "s",
            "A notice tells when the module's clock is further off than this.");

    /** Never: a vending system whose password ends by itself stops selling. Where people sign in, set a year. */
    public static final PreferenceDefinition<Duration> PASSWORD_MAXIMUM_AGE_DAYS = PreferenceDefinition.of(
            "account.password.maximum.age.days",
            Whole.time(DAYS, 0, 3650),
            Duration.ZERO,
            "days",
            "An older password locks its account until an administrator sets a new one; 0: passwords do not age.");

    /** Time enough for an administrator who looks once a week. */
    public static final PreferenceDefinition<Duration> ACCOUNT_EXPIRY_WARNING_DAYS = PreferenceDefinition.of(
            "ptoken.accountExpiryWarningDays",
            Whole.time(DAYS, 0, 365),
            Duration.ofDays(14),
            "days",
            "How long before an account or its password expires a notice names it.");

    /** A client that has lost its session asks once and signs in again; a scan asks hundreds of times. */
    public static final PreferenceDefinition<Long> ANONYMOUS_CALLS_THRESHOLD = PreferenceDefinition.of(
            "ptoken.anonymousCallsThreshold",
            Whole.number(0, 100_000),
            100L,
            "calls",
            "With more calls without an account within a day, refused sign-ins among them, a notice tells; 0: never.");

    /** A client that lost a reply asks within minutes, its accountant at the end of the month. */
    public static final PreferenceDefinition<Duration> RESULT_RETENTION_DAYS = PreferenceDefinition.of(
            "ptoken.resultRetentionDays",
            Whole.time(DAYS, 1, 3650),
            Duration.ofDays(30),
            "days",
            "How long results can be fetched again, and how long a repeated messageId is recognised.");

    /** A financial year and the weeks in which it is audited. */
    public static final PreferenceDefinition<Duration> AUDIT_RETENTION_DAYS = PreferenceDefinition.of(
            "ptoken.auditRetentionDays",
            Whole.time(DAYS, 30, 36_500),
            Duration.ofDays(400),
            "days",
            "How long the rows of the audit log are kept.");

    /** Nothing: with one administrator nothing could be done any more. */
    public static final PreferenceDefinition<Set<String>> SECOND_PERSON_FOR = PreferenceDefinition.of(
            "ptoken.secondPersonFor",
            CallList.OF_CHANGES,
            Set.of(),
            "",
            "Calls that another administrator has to approve first; if any, those on administrators and on this too.");

    private static final List<PreferenceDefinition<?>> ALL = List.of(
            METER_MANUFACTURING_MODE,
            ALLOW_ISSUE_PROPRIETARY_TOKENS,
            ALLOW_UNAPPROVED_KMC_PUBKEYS,
            SESSION_TIMEOUT_SEC,
            SESSION_MAX_HOURS,
            INHIBIT_VEND_WARNING_DAYS,
            TX_COUNTER_LOW_THRESHOLD,
            KEY_EXPIRY_WARNING_DAYS,
            KEY_REFRESH_WARNING_DAYS,
            KEY_LIMIT_WARNING_PERCENT,
            RTC_DRIFT_HIGH_THRESHOLD,
            PASSWORD_MAXIMUM_AGE_DAYS,
            ACCOUNT_EXPIRY_WARNING_DAYS,
            ANONYMOUS_CALLS_THRESHOLD,
            RESULT_RETENTION_DAYS,
            AUDIT_RETENTION_DAYS,
            SECOND_PERSON_FOR);

    private Preferences() {}

    /** Every definition, in the order to show them. */
    public static List<PreferenceDefinition<?>> all() {
        return ALL;
    }

    /**
     * The definition of a name.
     *
     * @throws ServiceException {@code EParamRange} that names the nearest preference, when there is none of that name
     */
    public static PreferenceDefinition<?> named(String name) {
        for (PreferenceDefinition<?> definition : ALL) {
            if (definition.name().equals(name)) {
                return definition;
            }
        }
        List<String> known = ALL.stream().map(PreferenceDefinition::name).toList();
        String hint = NearestName.of(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("; there are " + String.join(", ", known));
        throw ServiceException.saying(
                ErrorCode.PARAM_RANGE, "name", "there is no preference '" + Param.echo(name) + "'" + hint);
    }
}
