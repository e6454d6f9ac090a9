package io.ptoken.service.operate.notice;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.Role;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.operate.notice.facts.Finding;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.ServerRemark;
import io.ptoken.service.operate.notice.facts.StoreDoubts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.service.port.ApprovalStore.Off;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.storemark.StoreStanding;
import io.ptoken.service.storemark.VendCounters.UnknownVends;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** An installation at noon of 2026-11-23 in which all is well, until a test changes something. */
final class Facts {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant FAR = Instant.parse("2050-01-01T00:00:00Z");

    ModuleState state = ModuleState.OPERATIONAL;
    String hardware = "test";
    String firmware = "STS60V01";
    InstallationMode mode = InstallationMode.VENDING;
    Instant moduleClock = NOON;
    Optional<Long> transactionsLeft = Optional.empty();
    Optional<Instant> inhibitVendDate = Optional.empty();
    boolean currencySalesStopped = false;
    Optional<String> moduleFailure = Optional.empty();
    Optional<String> storeFailure = Optional.empty();
    Optional<Instant> certificateEnd = Optional.of(FAR);
    OptionalLong freeBytes = OptionalLong.of(50_000_000_000L);
    Optional<Instant> nothingUntil = Optional.empty();
    Optional<Off> secondPersonOff = Optional.empty();
    FirstLimits limits = FirstLimits.NONE;
    Optional<StoreStanding> standing = Optional.empty();
    final List<NodeStanding> nodes = new ArrayList<>();
    final List<String> lostLocks = new ArrayList<>();
    final List<Overload.News> overload = new ArrayList<>();
    final List<ServerRemark> remarks = new ArrayList<>();
    Optional<String> anonymousCalls = Optional.empty();
    boolean manyAhead;
    long strays;
    final List<UnknownVends> unknownVends = new ArrayList<>();
    OptionalInt ditks = OptionalInt.empty();
    final List<MemberReport> members = new ArrayList<>();
    final Map<String, String> details = new HashMap<>();
    final Map<String, String> preferences = new HashMap<>();
    final List<Account> accounts = new ArrayList<>();
    final List<KmcPublicKey> kmcKeys = new ArrayList<>();

    // The vending key.
    int sgc = 123_457;
    KeyType keyType = KeyType.DUTK;
    Instant active = Instant.EPOCH;
    Optional<Instant> expires = Optional.of(FAR);
    Instant issuedUntil = FAR;
    int ken = 255;
    BaseDate baseDate = BaseDate.BDT_2014;
    CreditLimit unitLimit = CreditLimit.UNLIMITED;
    CreditLimit currencyLimit = CreditLimit.UNLIMITED;
    int subclasses = 0x00FF;
    KeySource source = KeySource.KMC;

    Facts() {
        accounts.add(account("jane"));
    }

    /** In manufacturing mode, with a module for it. */
    void manufacturing() {
        mode = InstallationMode.MANUFACTURING;
        firmware = "STS60M01";
    }

    static Account account(String name) {
        return Account.of(name, "hash", Set.of(Role.ADMIN), NOON);
    }

    /** The notices of all rules, without what ends them. */
    List<Notice> notices() {
        return all().stream().map(notice -> notice.clearedBy(Clearing.NONE)).toList();
    }

    /** The notices of all rules. */
    List<Notice> all() {
        return Notices.of(facts()).notices();
    }

    /** Their sentences. */
    List<String> sentences() {
        return notices().stream().map(Notice::sentence).toList();
    }

    NoticeFacts facts() {
        return new NoticeFacts(
                NOON,
                PreferenceValues.of(preferences),
                mode,
                moduleFailure.<Finding<ModuleFacts>>map(Finding::failed).orElseGet(() -> Finding.of(module())),
                members,
                ditks,
                storeFailure
                        .<Finding<StoreFacts>>map(Finding::failed)
                        .orElseGet(() -> Finding.of(new StoreFacts(
                                accounts,
                                kmcKeys,
                                currencySalesStopped,
                                limits,
                                nothingUntil,
                                secondPersonOff,
                                nodes,
                                anonymousCalls,
                                strays))),
                certificateEnd,
                freeBytes,
                new StoreDoubts(manyAhead, unknownVends, standing),
                lostLocks,
                overload,
                remarks);
    }

    private ModuleFacts module() {
        ModuleStatus status = new ModuleStatus(
                "00000001",
                firmware,
                hardware,
                "id",
                state,
                moduleClock,
                Duration.ofDays(7),
                0,
                transactionsLeft,
                inhibitVendDate,
                details);
        return new ModuleFacts(status, List.of(key()), 25, Duration.between(NOON, moduleClock));
    }

    /** A member of a pool that tells what a single module would, and changes its own facts before that. */
    MemberReport member(String name) {
        return new MemberReport(
                name,
                ModuleStanding.FIRST,
                Optional.of(new MemberReport.Told(
                        module().status(), List.of(key()), 25, Map.of(), Duration.between(NOON, moduleClock), NOON)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                MemberReport.Failures.NONE,
                mode.objection(module().status()));
    }

    /** The store knows what the limits of the key were at first. */
    void knowsFirstLimits(long units, long currency) {
        VendingKeyAttributes key = key();
        limits = new FirstLimits(List.of(new FirstLimits.Known(
                Optional.empty(),
                new VendingKeyCard.Identity(key.sgc(), key.krn(), key.keyType()),
                key.kcv(),
                new CreditLimit(units),
                new CreditLimit(currency))));
    }

    VendingKeyAttributes key() {
        VendingKeyAttributes sample = TestKey.sta(3, sgc, 1).attributes();
        return new VendingKeyAttributes(
                        sample.register(),
                        sample.sgc(),
                        sample.krn(),
                        keyType,
                        new KeyExpiryNumber(ken),
                        baseDate,
                        sample.algorithm(),
                        KeyDates.of(active, expires, issuedUntil),
                        unitLimit,
                        currencyLimit,
                        new SubclassMask(subclasses),
                        0,
                        sample.kcv())
                .from(source);
    }
}
