package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.fixture.OperatorCallRecords;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each notice names the call and the command that end it, where there are any. */
class ClearingTest {

    private final Facts facts = new Facts();

    @Test
    void everyCallIsOne() {
        Set<String> actions =
                OperatorCallRecords.samples().stream().map(OperatorCall::action).collect(Collectors.toSet());
        assertThat(all()).hasSizeGreaterThan(10).allSatisfy(clearing -> {
            assertThat(clearing.command()).startsWith("ptoken ");
            assertThat(clearing.call()).isIn(with(actions));
        });
        assertThat(Clearing.NONE.isNone()).isTrue();
    }

    @Test
    void ofTheModule() {
        facts.transactionsLeft = Optional.of(0L);
        facts.inhibitVendDate = Optional.of(NOON);
        assertCleared("ESm.Transactions", Clearing.LOAD_LICENCE);
        assertCleared("ESm.InhibitVend", Clearing.LOAD_LICENCE);
        facts.moduleClock = NOON.plusSeconds(100);
        assertCleared("ESm.Clock", Clearing.NONE);
    }

    @Test
    void ofAKeyItDependsOnWhereItCameFrom() {
        facts.issuedUntil = NOON.plusSeconds(1);
        assertKeyIsCleared("EKeystore.Refresh", Clearing.LOAD_FROM_KMC, Clearing.LOAD_KEY);
        facts.issuedUntil = NOON.minusSeconds(1);
        assertKeyIsCleared("EKeystore.CannotVend", Clearing.LOAD_FROM_KMC, Clearing.LOAD_KEY);
        facts.issuedUntil = Facts.FAR;
        facts.expires = Optional.of(NOON.plusSeconds(1));
        assertKeyIsCleared("EKeystore.Expiry", Clearing.LOAD_FROM_KMC, Clearing.DELETE_KEY);
        facts.expires = Optional.of(NOON.minusSeconds(1));
        assertKeyIsCleared("EKeystore.Expiry", Clearing.LOAD_FROM_KMC, Clearing.DELETE_KEY);
        facts.expires = Optional.of(Facts.FAR);
        facts.unitLimit = new CreditLimit(0);
        assertKeyIsCleared("EKeystore.CannotVend", Clearing.LOAD_FROM_KMC, Clearing.LOAD_KEY);
        facts.subclasses = 0;
        assertKeyIsCleared("EKeystore.CannotVend", Clearing.LOAD_FROM_KMC, Clearing.LOAD_KEY);
    }

    @Test
    void ofAccountsAndTheRest() {
        facts.preferences.put("account.password.maximum.age.days", "1");
        facts.preferences.put("ptoken.rtcDriftHighThreshold", "never");
        facts.accounts.clear();
        facts.accounts.add(
                Facts.account("jane").withExpires(Optional.of(NOON)).withRoles(RoleRules.TECHNICIAN_BEFORE, NOON));
        facts.kmcKeys.add(new KmcPublicKey("KMC1", "name", "text", NOON.minus(Duration.ofDays(9)), NOON, true, NOON));
        facts.certificateEnd = Optional.of(NOON);
        facts.freeBytes = OptionalLong.of(0);
        assertCleared("EAccount.Account", Clearing.SET_ACCOUNT_END);
        assertCleared("EAccount.Password", Clearing.SET_PASSWORD);
        assertCleared("EAccount.NoAdministrator", Clearing.ADD_ACCOUNT);
        assertCleared("EAccount.Technician", Clearing.SET_ROLES);
        assertCleared("EKmc.PublicKey", Clearing.IMPORT_KMC_KEY);
        assertCleared("EService.Certificate", Clearing.RENEW_CERTIFICATE);
        assertCleared("EPrefRange", Clearing.SET_PREFERENCE);
        assertCleared("EService.DiskSpace", Clearing.NONE);
        facts.nodes.add(NodeRuleTest.running("one", NOON, NOON));
        facts.nodes.add(NodeRuleTest.running("two", NOON, NOON.minusSeconds(30)));
        assertCleared("EService.Node", Clearing.FORGET_NODE);
    }

    private void assertKeyIsCleared(String code, Clearing ofKmc, Clearing ofOwner) {
        facts.source = KeySource.KMC;
        assertCleared(code, ofKmc);
        facts.source = KeySource.OWNER;
        assertCleared(code, ofOwner);
        facts.source = KeySource.CONFIGURATION;
        assertCleared(code, Clearing.NONE);
    }

    private void assertCleared(String code, Clearing clearing) {
        assertThat(facts.all())
                .filteredOn(notice -> notice.code().equals(code))
                .isNotEmpty()
                .extracting(Notice::clearing)
                .containsOnly(clearing);
    }

    private static List<Clearing> all() {
        return Arrays.stream(Clearing.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(ClearingTest::value)
                .filter(clearing -> !clearing.isNone())
                .toList();
    }

    private static Clearing value(Field field) {
        try {
            return (Clearing) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** What no call does has none. */
    private static Set<String> with(Set<String> actions) {
        Set<String> more = new HashSet<>(actions);
        more.add("");
        return more;
    }
}
