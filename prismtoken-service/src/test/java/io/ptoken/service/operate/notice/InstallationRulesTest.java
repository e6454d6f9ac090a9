package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.notice.facts.ServerRemark;
import io.ptoken.service.port.ApprovalStore.Off;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.storemark.StoreStanding;
import io.ptoken.service.storemark.VendCounters.UnknownVends;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Notices of kinds 6 and 7, of the store and of preferences, on both sides of every threshold. */
class InstallationRulesTest {

    private final Facts facts = new Facts();

    @Test
    void aKmcInLoading() {
        facts.details.put("keyload.slot.1", "LOADING KMC-7");
        facts.details.put("keyload.slot.2", "ACTIVE KMC-8");
        facts.details.put("sta.tables", "LOADING");

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKmc.Loading",
                        "The KMC KMC-7 stands in LOADING; its keys cannot vend.",
                        "Load the vending keys of its key load file, then end the key agreement session.",
                        "KMC-7"));
    }

    @Test
    void aKmcPublicKeyAtTheThreshold() {
        facts.preferences.put("ptoken.keyExpiryWarningDays", "10");
        kmcKey(NOON.plus(Duration.ofDays(10)));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKmc.PublicKey",
                        "The public key of KMC KMC-7 expires at 2026-12-03T12:00:00Z, in 10 days.",
                        "Get a new public key from the KMC.",
                        "KMC-7"));

        kmcKey(NOON.plus(Duration.ofDays(10)).plusSeconds(1));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void aKmcPublicKeyThatHasExpired() {
        kmcKey(NOON.plusSeconds(1));
        assertThat(facts.notices()).extracting(Notice::level).containsExactly(Level.WARNING);

        kmcKey(NOON);
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EKmc.PublicKey",
                        "The public key of KMC KMC-7 expired at 2026-11-23T12:00:00Z.",
                        "Get a new public key from the KMC.",
                        "KMC-7"));
    }

    @Test
    void theTlsCertificateAtThirtyDays() {
        facts.certificateEnd = Optional.of(NOON.plus(Duration.ofDays(30)));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EService.Certificate",
                        "The TLS certificate expires at 2026-12-23T12:00:00Z, in 30 days.",
                        "Make a new one, and give it to the clients.",
                        ""));

        facts.certificateEnd = Optional.of(NOON.plus(Duration.ofDays(30)).plusSeconds(1));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void theTlsCertificateThatHasExpired() {
        facts.certificateEnd = Optional.of(NOON);
        assertThat(facts.notices()).extracting(Notice::level).containsExactly(Level.ERROR);
        assertThat(facts.sentences())
                .containsExactly("The TLS certificate expired at 2026-11-23T12:00:00Z."
                        + " Make a new one, and give it to the clients.");

        facts.certificateEnd = Optional.of(NOON.plusSeconds(1));
        assertThat(facts.notices()).extracting(Notice::level).containsExactly(Level.WARNING);

        facts.certificateEnd = Optional.empty();
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void anAccountAtTheThreshold() {
        facts.preferences.put("ptoken.accountExpiryWarningDays", "3");
        accountExpires(NOON.plus(Duration.ofDays(3)));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EAccount.Account",
                        "The account 'till-1' expires at 2026-11-26T12:00:00Z, in 3 days.",
                        "Give it a later end, or disable it.",
                        "till-1"));

        accountExpires(NOON.plus(Duration.ofDays(3)).plusSeconds(1));
        assertThat(facts.notices()).isEmpty();

        accountExpires(NOON);
        assertThat(facts.sentences())
                .containsExactly("The account 'till-1' expired at 2026-11-23T12:00:00Z."
                        + " Give it a later end, or disable it.");
    }

    @Test
    void aPasswordAtTheThreshold() {
        facts.preferences.put("ptoken.accountExpiryWarningDays", "3");
        facts.preferences.put("account.password.maximum.age.days", "90");
        passwordChanged(NOON.minus(Duration.ofDays(87)));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EAccount.Password",
                        "The password of the account 'till-1' expires at 2026-11-26T12:00:00Z, in 3 days.",
                        "Have the password changed.",
                        "till-1"));

        passwordChanged(NOON.minus(Duration.ofDays(87)).plusSeconds(1));
        assertThat(facts.notices()).isEmpty();

        passwordChanged(NOON.minus(Duration.ofDays(90)));
        assertThat(facts.sentences())
                .containsExactly("The password of the account 'till-1' expired at 2026-11-23T12:00:00Z."
                        + " Have the password changed.");
    }

    @Test
    void passwordsDoNotAgeUnlessThePreferenceSaysSo() {
        passwordChanged(Instant.EPOCH);
        assertThat(facts.notices()).isEmpty();

        facts.preferences.put("account.password.maximum.age.days", "3650");
        assertThat(facts.notices()).hasSize(1);
    }

    @Test
    void anAccountWithoutAPasswordHasNoneThatAges() {
        facts.preferences.put("account.password.maximum.age.days", "90");
        facts.accounts.set(0, Facts.account("till-1").withPassword(Account.NO_PASSWORD, Instant.EPOCH, false));

        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void whatExpiresOfADisabledAccountIsNotTold() {
        facts.accounts.set(
                0, Facts.account("till-1").withExpires(Optional.of(NOON)).withEnabled(false));

        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void anInstallationWithoutAnAdministrator() {
        facts.accounts.set(0, Facts.account("till-1").withRoles(Set.of(Role.API, Role.ISSUE_CREDIT), Instant.EPOCH));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.INFO,
                        "EAccount.NoAdministrator",
                        "There is no administrator's account; only the owner of the installation administers, at its"
                                + " machine.",
                        "'ptoken user add admin --role ptoken-admin' makes one.",
                        ""));

        facts.accounts.set(0, Facts.account("admin").withRoles(Set.of(Role.OPERATOR), Instant.EPOCH));
        assertThat(facts.notices())
                .extracting(Notice::action)
                .containsExactly("'ptoken user add NAME --role ptoken-admin' makes one.");

        facts.accounts.clear();
        assertThat(facts.notices()).as("nobody keeps accounts here").isEmpty();
    }

    @Test
    void anAccountWithTheRolesThatTechniciansHadBefore() {
        Account before =
                Facts.account("van").withRoles(Set.of(Role.API, Role.ISSUE_KEYCHANGE, Role.ISSUE_ENG), Instant.EPOCH);
        facts.accounts.add(before);
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.INFO,
                        "EAccount.Technician",
                        "The account 'van' has the roles that technicians had before: it signs in to the TokenApi and"
                                + " nowhere else.",
                        "If a technician has it, 'ptoken user roles van --technician' makes it theirs; leave it if a"
                                + " program has it.",
                        "van"));
        assertThat(Notices.of(facts.facts()).forClients()).isEmpty();

        facts.accounts.set(1, before.withEnabled(false));
        assertThat(facts.notices()).isEmpty();

        facts.accounts.set(1, before.withRoles(RoleRules.TECHNICIAN, Instant.EPOCH));
        assertThat(facts.notices()).isEmpty();

        facts.accounts.set(1, before.withRoles(Set.of(Role.API, Role.ISSUE_ENG), Instant.EPOCH));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void callsTakeTwoAndThereAreNotTwo() {
        facts.preferences.put("ptoken.secondPersonFor", "user.remove");
        Account jane = administrator("jane").withChosenPassword("hash", NOON);
        Account bob = administrator("bob").withChosenPassword("hash", NOON);
        facts.accounts.add(jane);
        facts.accounts.add(bob);
        assertThat(facts.notices()).isEmpty();

        for (Account unfit : List.of(
                bob.withPassword("hash", NOON, false),
                bob.withEnabled(false),
                bob.withCertificate(Optional.of("ab".repeat(32))),
                bob.withRoles(Set.of(Role.OPERATOR), NOON))) {
            facts.accounts.set(facts.accounts.size() - 1, unfit);
            assertThat(facts.notices())
                    .containsExactly(new Notice(
                            Level.WARNING,
                            "EAccount.SecondPerson",
                            "Calls take a second person, and nobody but jane can be one.",
                            "Other administrators who can sign in change their own password, so that it is known to be"
                                    + " theirs. Where nobody is left, 'ptoken approvals off' is the way out.",
                            ""));
        }
        facts.accounts.remove(jane);
        assertThat(facts.notices())
                .extracting(Notice::text)
                .contains("Calls take a second person, and nobody can be one.");

        facts.preferences.clear();
        assertThat(facts.notices()).extracting(Notice::code).doesNotContain("EAccount.SecondPerson");
    }

    private static Account administrator(String username) {
        return Facts.account(username).withRoles(Set.of(Role.ADMIN), Instant.EPOCH);
    }

    @Test
    void theSecondPersonWasSwitchedOffUntilAnAdministratorAcknowledgesIt() {
        facts.secondPersonOff = Optional.of(new Off(NOON, "root"));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EAccount.SecondPersonOff",
                        "No call takes a second person any more: root, who owns the data directory, switched that off at"
                                + " 2026-11-23T12:00:00Z with 'ptoken approvals off'.",
                        "An administrator looks at the audit log since then, and takes note with 'ptoken approvals"
                                + " acknowledge --as NAME'.",
                        ""));
        assertThat(Notices.of(facts.facts()).forClients()).isEmpty();

        facts.secondPersonOff = Optional.empty();
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void namesOfAccountsAreNotForClients() {
        accountExpires(NOON);
        facts.freeBytes = OptionalLong.of(0);

        assertThat(Notices.of(facts.facts()).forClients())
                .extracting(Notice::code)
                .containsExactly("EService.DiskSpace");
    }

    @Test
    void diskSpaceAtTheThreshold() {
        facts.freeBytes = OptionalLong.of(99_999_999);
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EService.DiskSpace",
                        "The disk of the installation has 99 MB left.",
                        "Make room; when it is full, tokens are refused.",
                        ""));

        facts.freeBytes = OptionalLong.of(100_000_000);
        assertThat(facts.notices()).isEmpty();

        facts.freeBytes = OptionalLong.empty();
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void moreCallsWithoutAnAccountThanUsual() {
        facts.anonymousCalls = Optional.of("10.0.0.9");
        facts.preferences.put("ptoken.anonymousCallsThreshold", "7");

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EAccount.Anonymous",
                        "More than 7 calls without an account came within a day, most of the last ones from 10.0.0.9.",
                        "Look at 'ptoken audit anonymous'. An announced scan? Else close the firewall to the address when it"
                                + " is outside, and call the security team when it is inside.",
                        ""));
        assertThat(Notices.of(facts.facts()).forClients())
                .as("addresses are not for every client")
                .isEmpty();
    }

    @Test
    void aStoreThatDoesNotAnswer() {
        facts.storeFailure = Optional.of("connection refused");

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EService.Store",
                        "The store cannot be used: connection refused.",
                        "Check the database, its disk and the way to it; tokens are refused meanwhile.",
                        ""));
    }

    @Test
    void rowsThatSomebodyPutIntoTheAuditLog() {
        facts.strays = 2;

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EService.AuditStray",
                        "2 rows stood in the audit log where none belongs, and were moved; selling goes on.",
                        "Somebody can write the database who should not. Look at them in its table audit_stray, run 'ptoken"
                                + " audit verify', and take note with 'ptoken audit acknowledge'.",
                        ""));

        facts.strays = 0;
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void aModuleThatMadeTokensOfWhichTheStoreDoesNotKnow() {
        facts.unknownVends.add(new UnknownVends("00000007", 4711));

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EService.UnknownVends",
                        "The module 00000007 has made at least 4711 tokens that the store does not know of.",
                        "Unless the store failed while they were made, it is an older copy: stop selling, and put the newest"
                                + " one back. If there is none, or the reason is known, run 'ptoken store accept-older'.",
                        "00000007"));
    }

    @Test
    void whatTheServerHasNoticedOfItselfIsAWarning() {
        facts.remarks.add(new ServerRemark("ETls.OldSuites", "A client is old.", "Renew it."));

        assertThat(facts.notices())
                .containsExactly(new Notice(Level.WARNING, "ETls.OldSuites", "A client is old.", "Renew it.", ""));
    }

    @Test
    void aLockThatSomebodyElseHasNow() {
        facts.lostLocks.add("The lock a was removed, and process 1 has it now.");

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "ESm.Lock",
                        "The lock a was removed, and process 1 has it now.",
                        "Two processes may have one security module open: stop one of them, and leave the lock files alone.",
                        ""));
    }

    @Test
    void whatSomebodyAskedForBeyondAShare() {
        facts.overload.add(new Overload.News(Overload.Kind.SIGN_IN_QUEUE, 3, "10.0.0.7"));

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EService.Overload",
                        "3 sign-ins were refused because too many waited for their passwords to be checked, the last of"
                                + " 10.0.0.7.",
                        "If many tills stand behind this address, put it into 'shares.trustedAddresses'; else close the firewall"
                                + " to it.",
                        "sign_in_queue"));
    }

    @Test
    void aStoreThatMayNotBeSoldFrom() {
        facts.standing = Optional.of(new StoreStanding.Whole());
        assertThat(facts.notices()).isEmpty();

        StoreStanding gone = new StoreStanding.MarkGone();
        facts.standing = Optional.of(gone);
        assertThat(facts.notices())
                .containsExactly(new Notice(Level.ERROR, "EService.Store", gone.finding(), gone.remedy(), ""));
    }

    @Test
    void aStoreThatWasPutBackSellsNothingForAWhile() {
        facts.nothingUntil = Optional.of(Facts.NOON.plusSeconds(360));

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EService.StorePutBack",
                        "Nothing is sold until 2026-11-23T12:06:00Z: the store was restored, or accepted as an older copy,"
                                + " and may lack tokens of the time before.",
                        "Sales go on by themselves then; vending systems repeat refused calls.",
                        ""));
    }

    @Test
    void manyMetersAheadOfTheClock() {
        facts.manyAhead = true;

        assertThat(facts.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.code()).isEqualTo("EService.StoreMark"))
                .satisfies(notice -> assertThat(notice.level()).isEqualTo(Level.WARNING))
                .satisfies(notice -> assertThat(notice.text())
                        .isEqualTo("More than 1000 meters have token identifiers ahead of the clock."));
    }

    @Test
    void aPreferenceThatThisReleaseDoesNotAccept() {
        facts.preferences.put("ptoken.rtcDriftHighThreshold", "0");

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EPrefRange",
                        "The preference ptoken.rtcDriftHighThreshold is stored as '0', which this release does not"
                                + " accept; its default 60 is in use.",
                        "Set it to a value in its range 1-86400.",
                        "ptoken.rtcDriftHighThreshold"));
    }

    private void kmcKey(Instant expires) {
        facts.kmcKeys.clear();
        facts.kmcKeys.add(new KmcPublicKey("KMC-7", "Seven", "text", Instant.EPOCH, expires, true, Instant.EPOCH));
    }

    private void accountExpires(Instant end) {
        facts.accounts.set(0, Facts.account("till-1").withExpires(Optional.of(end)));
    }

    private void passwordChanged(Instant changed) {
        facts.accounts.set(0, Facts.account("till-1").withPassword("hash", changed, false));
    }
}
