package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.notice.facts.ServerRemark;
import io.ptoken.service.port.ApprovalStore.Off;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.storemark.StoreStanding;
import io.ptoken.service.storemark.VendCounters.UnknownVends;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of notice: the last moment at which it does not stand, and the first at which it does. */
class NoticeBoundariesTest {

    private static final Path RULES = Path.of("src/main/java/io/ptoken/service/operate/notice");
    private static final Pattern CODE =
            Pattern.compile("\"(E(?:Sm|Service|Keystore|Kmc|Ditk|Account)\\.[A-Za-z]+|EPrefRange)\"");
    private static final Pattern OF_ACCOUNTS = Pattern.compile("PREFIX \\+ \"([A-Za-z]+)\"");

    /** What a server or its clock tells, and no rule: {@code ServerRemarks} of the node, {@code PrismToken}. */
    private static final Pattern REMARK = Pattern.compile("new ServerRemark\\(\\s*\"([A-Za-z.]+)\"");

    private static final List<Path> WHO_REMARKS =
            List.of(Path.of("src/main/java/io/ptoken/service/app"), Path.of("../node/src/main/java/io/ptoken/node"));
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What is changed in an installation in which all is well. */
    private record Case(Level level, String code, String what, Consumer<Facts> before, Consumer<Facts> at) {

        @Override
        public String toString() {
            return code + " " + level + " " + what;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void standsFromThereOnAndNotBefore(Case boundary) {
        assertThat(found(boundary.before())).as("before").doesNotContain(boundary.level() + " " + boundary.code());
        assertThat(found(boundary.at())).as("at it").contains(boundary.level() + " " + boundary.code());
    }

    /** A code that a rule tells, and for which nobody wrote down where it begins. */
    @Test
    void everyKindHasItsCase() throws IOException {
        assertThat(cases().map(Case::code).collect(Collectors.toSet())).isEqualTo(codes());
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(RULES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(source);
                Matcher direct = CODE.matcher(text);
                while (direct.find()) {
                    codes.add(direct.group(1));
                }
                Matcher ofAccounts = OF_ACCOUNTS.matcher(text);
                while (ofAccounts.find()) {
                    codes.add(AccountRule.PREFIX + ofAccounts.group(1));
                }
            }
        }
        for (Path folder : WHO_REMARKS) {
            try (Stream<Path> sources = Files.walk(folder)) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    REMARK.matcher(Files.readString(source)).results().forEach(one -> codes.add(one.group(1)));
                }
            }
        }
        return codes;
    }

    private static List<String> found(Consumer<Facts> change) {
        Facts facts = new Facts();
        change.accept(facts);
        return facts.all().stream()
                .map(notice -> notice.level() + " " + notice.code())
                .toList();
    }

    private static Stream<Case> cases() {
        return Stream.of(modules(), keys(), installation(), accounts(), pools()).flatMap(one -> one);
    }

    private static Stream<Case> modules() {
        return Stream.of(
                new Case(
                        Level.ERROR,
                        "ESm.Firmware",
                        "for manufacturing mode",
                        facts -> facts.firmware = "STS64V10",
                        facts -> facts.firmware = "STS64M10"),
                new Case(
                        Level.ERROR,
                        "ESm.Firmware",
                        "for vending mode",
                        facts -> {
                            facts.mode = InstallationMode.MANUFACTURING;
                            facts.firmware = "STS64M10";
                        },
                        facts -> {
                            facts.mode = InstallationMode.MANUFACTURING;
                            facts.firmware = "STS64V10";
                        }),
                new Case(
                        Level.ERROR,
                        "EDitk.NotLoaded",
                        "none is left, in manufacturing mode",
                        facts -> {
                            facts.manufacturing();
                            facts.ditks = OptionalInt.of(1);
                        },
                        facts -> {
                            facts.manufacturing();
                            facts.ditks = OptionalInt.of(0);
                        }),
                new Case(Level.ERROR, "EDitk.NotLoaded", "not where nobody can tell", Facts::manufacturing, facts -> {
                    facts.manufacturing();
                    facts.ditks = OptionalInt.of(0);
                }),
                new Case(
                        Level.ERROR,
                        "EDitk.NotLoaded",
                        "not in vending mode",
                        facts -> facts.ditks = OptionalInt.of(0),
                        facts -> {
                            facts.manufacturing();
                            facts.ditks = OptionalInt.of(0);
                        }),
                new Case(
                        Level.ERROR,
                        "ESm.Transactions",
                        "none left, in vending mode alone",
                        facts -> {
                            facts.mode = InstallationMode.MANUFACTURING;
                            facts.transactionsLeft = Optional.of(0L);
                        },
                        facts -> facts.transactionsLeft = Optional.of(0L)),
                new Case(
                        Level.ERROR,
                        "ESm.InhibitVend",
                        "reached, in vending mode alone",
                        facts -> {
                            facts.mode = InstallationMode.MANUFACTURING;
                            facts.inhibitVendDate = Optional.of(NOON);
                        },
                        facts -> facts.inhibitVendDate = Optional.of(NOON)),
                new Case(
                        Level.WARNING,
                        "ESm.Transactions",
                        "below ptoken.txCounterLowThreshold",
                        facts -> facts.transactionsLeft = Optional.of(10_000L),
                        facts -> facts.transactionsLeft = Optional.of(9_999L)),
                new Case(
                        Level.ERROR,
                        "ESm.Transactions",
                        "none left",
                        facts -> facts.transactionsLeft = Optional.of(1L),
                        facts -> facts.transactionsLeft = Optional.of(0L)),
                new Case(
                        Level.WARNING,
                        "ESm.InhibitVend",
                        "ptoken.inhibitVendWarningDays before",
                        facts -> facts.inhibitVendDate = Optional.of(in(30).plus(SECOND)),
                        facts -> facts.inhibitVendDate = Optional.of(in(30))),
                new Case(
                        Level.ERROR,
                        "ESm.InhibitVend",
                        "reached",
                        facts -> facts.inhibitVendDate = Optional.of(NOON.plus(SECOND)),
                        facts -> facts.inhibitVendDate = Optional.of(NOON)),
                new Case(
                        Level.WARNING,
                        "ESm.Clock",
                        "over ptoken.rtcDriftHighThreshold, ahead",
                        facts -> facts.moduleClock = NOON.plusSeconds(60),
                        facts -> facts.moduleClock = NOON.plusSeconds(60).plusMillis(1)),
                new Case(
                        Level.WARNING,
                        "ESm.Clock",
                        "over ptoken.rtcDriftHighThreshold, behind",
                        facts -> facts.moduleClock = NOON.minusSeconds(60),
                        facts -> facts.moduleClock = NOON.minusSeconds(60).minusMillis(1)),
                new Case(
                        Level.ERROR,
                        "ESm.Clock",
                        "over 24 hours",
                        facts -> facts.moduleClock = in(1),
                        facts -> facts.moduleClock = in(1).plusMillis(1)),
                stands(Level.ERROR, "ESm.Silent", facts -> facts.moduleFailure = Optional.of("unplugged")),
                stands(Level.ERROR, "ESm.State", facts -> facts.state = ModuleState.TAMPERED),
                stands(Level.ERROR, "ESm.StateWrite", facts -> facts.details.put("state.write", "no room")),
                stands(Level.ERROR, "ESm.Lock", facts -> facts.lostLocks.add("A lock was removed.")),
                stands(
                        Level.WARNING,
                        "ETls.OldSuites",
                        facts ->
                                facts.remarks.add(new ServerRemark("ETls.OldSuites", "A client is old.", "Renew it."))),
                stands(
                        Level.WARNING,
                        "EService.Console",
                        facts -> facts.remarks.add(new ServerRemark("EService.Console", "No port.", "Free it."))),
                stands(
                        Level.WARNING,
                        "EService.Clock",
                        facts -> facts.remarks.add(new ServerRemark("EService.Clock", "It gained.", "Look."))),
                stands(Level.WARNING, "EKmc.Loading", facts -> facts.details.put("keyload.slot.1", "LOADING KMC-7")));
    }

    private static Stream<Case> keys() {
        return Stream.of(
                new Case(
                        Level.WARNING,
                        "EKeystore.Refresh",
                        "ptoken.keyRefreshWarningDays before IUT",
                        facts -> facts.issuedUntil = in(14).plus(SECOND),
                        facts -> facts.issuedUntil = in(14)),
                new Case(
                        Level.ERROR,
                        "EKeystore.CannotVend",
                        "past IUT",
                        facts -> facts.issuedUntil = NOON,
                        facts -> facts.issuedUntil = NOON.minus(SECOND)),
                new Case(
                        Level.INFO,
                        "EKeystore.CannotVend",
                        "before ACT",
                        facts -> facts.active = NOON,
                        facts -> facts.active = NOON.plus(SECOND)),
                new Case(
                        Level.WARNING,
                        "EKeystore.Expiry",
                        "ptoken.keyExpiryWarningDays before EXP",
                        facts -> facts.expires = Optional.of(in(90).plus(SECOND)),
                        facts -> facts.expires = Optional.of(in(90))),
                new Case(
                        Level.ERROR,
                        "EKeystore.Expiry",
                        "EXP reached",
                        facts -> facts.expires = Optional.of(NOON.plus(SECOND)),
                        facts -> facts.expires = Optional.of(NOON.minus(SECOND))),
                new Case(
                        Level.WARNING,
                        "EKeystore.Expiry",
                        "ptoken.keyExpiryWarningDays before KEN",
                        facts -> ken(facts, 105),
                        facts -> ken(facts, 104)),
                new Case(
                        Level.WARNING,
                        "EKeystore.CannotVend",
                        "ULM used up",
                        facts -> facts.unitLimit = new CreditLimit(0, true),
                        facts -> facts.unitLimit = new CreditLimit(0)),
                new Case(
                        Level.WARNING,
                        "EKeystore.CannotVend",
                        "CLM used up",
                        facts -> facts.currencyLimit = new CreditLimit(0, true),
                        facts -> facts.currencyLimit = new CreditLimit(0)),
                new Case(
                        Level.ERROR,
                        "EKeystore.CannotVend",
                        "no subclass",
                        facts -> facts.subclasses = 1,
                        facts -> facts.subclasses = 0),
                new Case(
                        Level.WARNING,
                        "EKeystore.Limit",
                        "ULM, ptoken.keyLimitWarningPercent",
                        facts -> units(facts, 101),
                        facts -> units(facts, 100)),
                new Case(
                        Level.WARNING,
                        "EKeystore.Limit",
                        "CLM, ptoken.keyLimitWarningPercent",
                        facts -> currency(facts, 101),
                        facts -> currency(facts, 100)),
                new Case(
                        Level.INFO,
                        "EKeystore.LimitUnknown",
                        "what it was at first is not known",
                        facts -> units(facts, 1000),
                        facts -> facts.unitLimit = new CreditLimit(1000)));
    }

    private static Stream<Case> installation() {
        return Stream.of(
                new Case(
                        Level.WARNING,
                        "EKmc.PublicKey",
                        "ptoken.keyExpiryWarningDays before its end",
                        facts -> kmcKey(facts, in(90).plus(SECOND)),
                        facts -> kmcKey(facts, in(90))),
                new Case(
                        Level.ERROR,
                        "EKmc.PublicKey",
                        "its end",
                        facts -> kmcKey(facts, NOON.plus(SECOND)),
                        facts -> kmcKey(facts, NOON)),
                new Case(
                        Level.WARNING,
                        "EService.Certificate",
                        "30 days before its end",
                        facts -> facts.certificateEnd = Optional.of(in(30).plus(SECOND)),
                        facts -> facts.certificateEnd = Optional.of(in(30))),
                new Case(
                        Level.ERROR,
                        "EService.Certificate",
                        "its end",
                        facts -> facts.certificateEnd = Optional.of(NOON.plus(SECOND)),
                        facts -> facts.certificateEnd = Optional.of(NOON)),
                new Case(
                        Level.ERROR,
                        "EService.DiskSpace",
                        "100 MB",
                        facts -> facts.freeBytes = OptionalLong.of(100_000_000),
                        facts -> facts.freeBytes = OptionalLong.of(99_999_999)),
                new Case(
                        Level.ERROR,
                        "EService.Node",
                        "30 s of silence",
                        facts -> nodes(facts, NodeRuleTest.running("two", NOON, NOON.minusSeconds(29))),
                        facts -> nodes(facts, NodeRuleTest.running("two", NOON, NOON.minusSeconds(30)))),
                new Case(
                        Level.ERROR,
                        "EService.NodeName",
                        "two of one name, as long as both beat",
                        facts -> nodes(facts, NodeRuleTest.running("one", NOON, NOON.minusSeconds(30))),
                        facts -> nodes(facts, NodeRuleTest.running("one", NOON, NOON.minusSeconds(29)))),
                stands(Level.ERROR, "EService.Store", facts -> facts.storeFailure = Optional.of("no answer")),
                new Case(
                        Level.ERROR,
                        "EService.Store",
                        "not the newest",
                        facts -> facts.standing = Optional.of(new StoreStanding.Whole()),
                        facts -> facts.standing = Optional.of(new StoreStanding.MarkGone())),
                stands(Level.WARNING, "EService.StoreMark", facts -> facts.manyAhead = true),
                stands(
                        Level.ERROR,
                        "EService.StorePutBack",
                        facts -> facts.nothingUntil = Optional.of(NOON.plus(SECOND))),
                stands(
                        Level.ERROR,
                        "EService.UnknownVends",
                        facts -> facts.unknownVends.add(new UnknownVends("00000007", 1))),
                stands(Level.ERROR, "EService.AuditStray", facts -> facts.strays = 1),
                stands(
                        Level.WARNING,
                        "EService.Overload",
                        facts -> facts.overload.add(new Overload.News(Overload.Kind.SIGN_IN_QUEUE, 1, "10.0.0.7"))),
                stands(Level.ERROR, "EService.Disabled", facts -> facts.currencySalesStopped = true),
                new Case(
                        Level.WARNING,
                        "EPrefRange",
                        "outside its range",
                        facts -> facts.preferences.put("ptoken.keyLimitWarningPercent", "100"),
                        facts -> facts.preferences.put("ptoken.keyLimitWarningPercent", "101")));
    }

    private static Stream<Case> accounts() {
        return Stream.of(
                new Case(
                        Level.WARNING,
                        "EAccount.Account",
                        "ptoken.accountExpiryWarningDays before its end",
                        facts -> accountEnds(facts, in(14).plus(SECOND)),
                        facts -> accountEnds(facts, in(14))),
                new Case(
                        Level.WARNING,
                        "EAccount.Password",
                        "ptoken.accountExpiryWarningDays before its end",
                        facts -> passwordEnds(facts, in(14).plus(SECOND)),
                        facts -> passwordEnds(facts, in(14))),
                stands(Level.WARNING, "EAccount.Anonymous", facts -> facts.anonymousCalls = Optional.of("10.0.0.9")),
                new Case(
                        Level.INFO,
                        "EAccount.NoAdministrator",
                        "nobody administers",
                        facts -> facts.accounts.clear(),
                        facts -> facts.accounts.set(
                                0, Facts.account("tom").withRoles(RoleRules.TECHNICIAN_BEFORE, NOON))),
                stands(
                        Level.INFO,
                        "EAccount.Technician",
                        facts -> facts.accounts.add(Facts.account("tom").withRoles(RoleRules.TECHNICIAN_BEFORE, NOON))),
                new Case(
                        Level.WARNING,
                        "EAccount.SecondPerson",
                        "fewer than two could be one",
                        facts -> secondPeople(facts, 2),
                        facts -> secondPeople(facts, 1)),
                stands(
                        Level.WARNING,
                        "EAccount.SecondPersonOff",
                        facts -> facts.secondPersonOff = Optional.of(new Off(NOON, "root"))));
    }

    /** A pool of one that is well and one that is told of. */
    private static Stream<Case> pools() {
        return Stream.of(
                pool(
                        Level.WARNING,
                        "ESm.Transactions",
                        other -> other.transactionsLeft = Optional.of(10_000L),
                        other -> other.transactionsLeft = Optional.of(9_999L)),
                pool(
                        Level.WARNING,
                        "ESm.InhibitVend",
                        other -> other.inhibitVendDate = Optional.of(in(30).plus(SECOND)),
                        other -> other.inhibitVendDate = Optional.of(in(30))),
                pool(
                        Level.WARNING,
                        "ESm.Clock",
                        other -> other.moduleClock = NOON.plusSeconds(60),
                        other -> other.moduleClock = NOON.plusSeconds(60).plusMillis(1)),
                pool(Level.WARNING, "ESm.Firmware", other -> {}, other -> other.firmware = "STS64M10"),
                pool(Level.WARNING, "ESm.State", other -> {}, other -> other.state = ModuleState.LOADER),
                pool(
                        Level.WARNING,
                        "EKmc.Loading",
                        other -> {},
                        other -> other.details.put("keyload.slot.1", "LOADING KMC-7")),
                pool(Level.WARNING, "EKeystore.Differs", other -> {}, other -> other.ken = 254),
                pool(Level.INFO, "EKeystore.Missing", other -> {}, other -> other.sgc = 123_458),
                pool(
                        Level.WARNING,
                        "EKeystore.PassedOver",
                        other -> other.issuedUntil = NOON,
                        other -> other.issuedUntil = NOON.minus(SECOND)),
                member(Level.WARNING, "ESm.Silent", false, Optional.of("unplugged"), Optional.empty()),
                member(Level.WARNING, "ESm.Resting", false, Optional.empty(), Optional.of("not now")),
                member(Level.INFO, "ESm.Drained", true, Optional.empty(), Optional.empty()));
    }

    private static Case stands(Level level, String code, Consumer<Facts> at) {
        return new Case(level, code, "as soon as it is so", facts -> {}, at);
    }

    private static Case pool(Level level, String code, Consumer<Facts> before, Consumer<Facts> at) {
        return new Case(level, code, "of one of two modules", facts -> two(facts, before), facts -> two(facts, at));
    }

    private static void two(Facts facts, Consumer<Facts> change) {
        Facts other = new Facts();
        change.accept(other);
        facts.members.add(facts.member("one"));
        facts.members.add(other.member("two"));
    }

    private static Case member(
            Level level, String code, boolean drained, Optional<String> silence, Optional<String> resting) {
        return new Case(level, code, "of one of two modules", facts -> two(facts, other -> {}), facts -> {
            MemberReport well = facts.member("two");
            facts.members.add(facts.member("one"));
            facts.members.add(new MemberReport(
                    well.name(),
                    ModuleStanding.FIRST.withDrained(drained),
                    well.told(),
                    silence,
                    resting,
                    resting.map(unused -> NOON.plusSeconds(4)),
                    0,
                    0,
                    MemberReport.Failures.NONE,
                    Optional.empty()));
        });
    }

    private static Instant in(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    private static void units(Facts facts, long left) {
        facts.source = KeySource.KMC;
        facts.unitLimit = new CreditLimit(left);
        facts.knowsFirstLimits(1000, CreditLimit.UNLIMITED.value());
    }

    private static void currency(Facts facts, long left) {
        facts.currencyLimit = new CreditLimit(left);
        facts.knowsFirstLimits(CreditLimit.UNLIMITED.value(), 1000);
    }

    private static void ken(Facts facts, int number) {
        facts.baseDate = BaseDate.BDT_2014;
        facts.ken = number;
    }

    private static void kmcKey(Facts facts, Instant end) {
        facts.kmcKeys.add(new KmcPublicKey("KMC-7", "Seven", "text", Instant.EPOCH, end, true, Instant.EPOCH));
    }

    private static void nodes(Facts facts, NodeStanding other) {
        facts.nodes.add(NodeRuleTest.running("one", NOON.minusSeconds(60), NOON));
        facts.nodes.add(other);
    }

    private static void accountEnds(Facts facts, Instant end) {
        facts.accounts.set(0, Facts.account("jane").withExpires(Optional.of(end)));
    }

    private static void passwordEnds(Facts facts, Instant end) {
        facts.preferences.put("account.password.maximum.age.days", "100");
        facts.accounts.set(0, Facts.account("jane").withPassword("hash", end.minus(Duration.ofDays(100)), false));
    }

    private static void secondPeople(Facts facts, int number) {
        facts.preferences.put("ptoken.secondPersonFor", "user.remove");
        facts.accounts.clear();
        for (int person = 1; person <= number; person++) {
            facts.accounts.add(Facts.account("jane" + person).withChosenPassword("hash", NOON));
        }
    }
}
