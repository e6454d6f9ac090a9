package io.ptoken.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of roles, passwords and locks by themselves (operating requirements section 2). */
class AccessRulesTest {

    @Nested
    class Permissions {

        @Test
        void anAdministratorMayAllThatAnOperatorMay() {
            assertThat(grantedTo(Role.ADMIN)).containsAll(grantedTo(Role.OPERATOR));
            assertThat(grantedTo(Role.OPERATOR))
                    .containsExactlyInAnyOrder(
                            Permission.MANAGE_VENDING_KEYS,
                            Permission.MANAGE_DITKS,
                            Permission.MANAGE_MODULES,
                            Permission.ACKNOWLEDGE_ALERTS,
                            Permission.READ_DASHBOARD,
                            Permission.READ_KEYS);
        }

        @Test
        void anAuditorReadsEverythingAndChangesNothing() {
            Set<Permission> reading = Arrays.stream(Permission.values())
                    .filter(permission -> permission.name().startsWith("READ_"))
                    .collect(Collectors.toSet());

            assertThat(grantedTo(Role.AUDITOR)).isEqualTo(reading).hasSize(6);
        }

        /** The whole matrix: who may, and the role that others are told they lack. */
        @ParameterizedTest
        @CsvSource({
            "API, API, API",
            "ADMINISTER, ADMIN, ADMIN",
            "ISSUE_CREDIT, ISSUE_CREDIT, ISSUE_CREDIT ISSUE_ANY",
            "ISSUE_KEYCHANGE, ISSUE_KEYCHANGE, ISSUE_KEYCHANGE ISSUE_ANY",
            "ISSUE_ENG, ISSUE_ENG, ISSUE_ENG ISSUE_ANY",
            "ISSUE_METERTEST, ISSUE_METERTEST, ISSUE_METERTEST ISSUE_ANY",
            "ISSUE_DITK, ISSUE_DITK, ISSUE_DITK ISSUE_ANY",
            "ISSUE_PROPRIETARY, ISSUE_PROPRIETARY, ISSUE_PROPRIETARY ISSUE_ANY",
            "MANAGE_ACCOUNTS, ADMIN, ADMIN",
            "MANAGE_PREFERENCES, ADMIN, ADMIN",
            "APPROVE, ADMIN, ADMIN",
            "MANAGE_KMC_KEYS, ADMIN, ADMIN",
            "LOAD_LICENCE, ADMIN, ADMIN ISSUE_ANY",
            "MANAGE_VENDING_KEYS, OPERATOR, OPERATOR ADMIN",
            "MANAGE_DITKS, OPERATOR, OPERATOR ADMIN",
            "MANAGE_MODULES, OPERATOR, OPERATOR ADMIN",
            "ACKNOWLEDGE_ALERTS, OPERATOR, OPERATOR ADMIN",
            "MANAGE_LICENCES, ADMIN, ADMIN",
            "MANAGE_NODE, ADMIN, ADMIN",
            "READ_KEYS, OPERATOR, OPERATOR ADMIN AUDITOR ISSUE_ANY ISSUE_CREDIT ISSUE_KEYCHANGE ISSUE_ENG ISSUE_METERTEST"
                    + " ISSUE_DITK ISSUE_PROPRIETARY",
            "READ_DASHBOARD, OPERATOR, OPERATOR ADMIN AUDITOR",
            "READ_METERS, AUDITOR, AUDITOR ADMIN ISSUE_ANY ISSUE_CREDIT ISSUE_KEYCHANGE ISSUE_ENG ISSUE_METERTEST ISSUE_DITK"
                    + " ISSUE_PROPRIETARY",
            "READ_ACCOUNTS, AUDITOR, AUDITOR ADMIN",
            "READ_PREFERENCES, AUDITOR, AUDITOR ADMIN",
            "READ_AUDIT_LOG, AUDITOR, AUDITOR ADMIN",
        })
        void areGrantedByTheseRolesAndNoOther(Permission permission, Role told, String roles) {
            Set<Role> granting = Arrays.stream(Role.values())
                    .filter(role -> permission.isGrantedTo(Set.of(role)))
                    .collect(Collectors.toSet());

            assertThat(granting)
                    .isEqualTo(
                            Arrays.stream(roles.split(" ")).map(Role::valueOf).collect(Collectors.toSet()));
            assertThat(permission.roleName()).isEqualTo(told.roleName());
        }

        @Test
        void theMatrixHasEveryPermission() {
            assertThat(Permission.values()).hasSize(25);
        }

        @Test
        void aVendingSystemMayCallTheApiAlone() {
            assertThat(grantedTo(Role.API)).containsExactly(Permission.API);
        }

        @Test
        void anAdministratorIssuesNothing() {
            assertThat(grantedTo(Role.ADMIN))
                    .noneMatch(permission -> permission.name().startsWith("ISSUE_"));
        }

        @ParameterizedTest
        @EnumSource(names = {"ISSUE_CREDIT", "ISSUE_KEYCHANGE", "ISSUE_ENG", "ISSUE_METERTEST", "ISSUE_DITK"})
        void oneKindOfIssuingIsGrantedByItsRoleAndByAny(Permission permission) {
            List<Role> granting = Arrays.stream(Role.values())
                    .filter(role -> permission.isGrantedTo(Set.of(role)))
                    .toList();

            assertThat(granting).containsExactlyInAnyOrder(Role.ofName(permission.roleName()), Role.ISSUE_ANY);
        }

        private Set<Permission> grantedTo(Role role) {
            return Arrays.stream(Permission.values())
                    .filter(permission -> permission.isGrantedTo(Set.of(role)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
        }
    }

    @Nested
    class Roles {

        @ParameterizedTest
        @EnumSource(names = {"ADMIN", "OPERATOR", "AUDITOR"})
        void ofPeopleDoNotGoWithTheApi(Role role) {
            assertThat(RoleRules.objection(Set.of(Role.API, role)))
                    .hasValue("an account with ptoken-api may only have ptoken-issue-... roles besides");
        }

        @Test
        void ofIssuingGoWithTheApi() {
            EnumSet<Role> issuing = EnumSet.range(Role.ISSUE_ANY, Role.ISSUE_PROPRIETARY);
            issuing.add(Role.API);

            assertThat(RoleRules.objection(issuing)).isEmpty();
            assertThat(RoleRules.objection(RoleRules.TECHNICIAN)).isEmpty();
        }

        @Test
        void besidesTheAuditorsWouldLetHimChangeSomething() {
            assertThat(RoleRules.objection(Set.of(Role.AUDITOR, Role.OPERATOR)))
                    .hasValue("an account with ptoken-auditor may have no other role: it changes nothing");
            assertThat(RoleRules.objection(Set.of(Role.AUDITOR))).isEmpty();
        }

        @Test
        void areNeverNone() {
            assertThat(RoleRules.objection(Set.of())).hasValue("an account needs at least one role");
        }
    }

    @Nested
    class Passwords {

        @ParameterizedTest
        @ValueSource(ints = {8, 55})
        void mayBeOfAnyLengthFrom8To55(int length) {
            assertThat(PasswordRules.objection("x".repeat(length).toCharArray(), "jane", 8))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "1234567",
                    "12345678901234567890123456789012345678901234567890123456",
                    "passw\u00f6rter",
                    "tab\tstop!",
                    "unit\u001fsep",
                    "delete\u007f!"
                })
        void ofAnotherLengthOrOtherCharactersAreRefused(String password) {
            assertThat(PasswordRules.objection(password.toCharArray(), "jane", 8))
                    .hasValue("the password must have 8-55 printable ASCII characters");
        }

        @ParameterizedTest
        @ValueSource(strings = {"        ", "~~~~~~~~", "vending-2", "1-vending"})
        void mayHaveAnyPrintableCharacterAndTheLengthOfTheUserName(String password) {
            assertThat(PasswordRules.objection(password.toCharArray(), "vending-1", 8))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"vending-1", "VENDING-1"})
        void areNotTheUserName(String password) {
            assertThat(PasswordRules.objection(password.toCharArray(), "vending-1", 8))
                    .hasValue("the password must not be the user name");
        }

        @Test
        void areTooOldFromTheDayOn() {
            Instant changed = Instant.parse("2026-11-23T12:00:00Z");
            Account account = Account.of("jane", "hash", Set.of(Role.API), changed);
            AccessPolicy policy = AccessPolicy.DEFAULT.withPasswordMaximumAgeDays(1);
            Instant end = changed.plus(Duration.ofDays(1));

            assertThat(policy.isPasswordTooOld(account, end.minusMillis(1))).isFalse();
            assertThat(policy.isPasswordTooOld(account, end)).isTrue();
            assertThat(AccessPolicy.DEFAULT.isPasswordTooOld(account, end)).isFalse();
            assertThat(policy.isPasswordTooOld(account.withPassword(Account.NO_PASSWORD, changed, false), end))
                    .isFalse();
        }
    }

    @Nested
    class Locks {

        @ParameterizedTest
        @CsvSource({"0,0", "4,0", "5,1", "6,2", "14,512", "15,900", "1000000000,900"})
        void growFromTheThresholdOnAndEndAtTheLongest(int failures, int seconds) {
            assertThat(LockOut.DEFAULT.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
        }

        @Test
        void needAThresholdAndTimesThatGrow() {
            assertThatThrownBy(() -> new LockOut(0, Duration.ZERO, Duration.ZERO))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("lock-out threshold: got '0', expected 1-1000");
            assertThatThrownBy(() -> new LockOut(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                    .hasMessage(
                            "lock-out time: got 'PT2S growing to PT1S', expected two times, the second not below the"
                                    + " first");
            assertThatThrownBy(() -> new LockOut(1, Duration.ofSeconds(-1), Duration.ofSeconds(1)))
                    .hasMessageStartingWith("lock-out time: got 'PT-1S growing to PT1S'");
            assertThat(new LockOut(1, Duration.ofSeconds(1), Duration.ofSeconds(1)).after(9))
                    .isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void theDefaultPolicyIsThatOfTheOperatingRequirements() {
        assertThat(AccessPolicy.DEFAULT)
                .isEqualTo(new AccessPolicy(
                        Duration.ofMinutes(5), Duration.ofHours(24), true, 1000, 0, 8, LockOut.DEFAULT));
    }

    @Test
    void aPolicyIsWithinItsRanges() {
        assertThatThrownBy(() -> AccessPolicy.DEFAULT.withSessionTimeout(Duration.ZERO))
                .hasMessage("session timeout: got 'PT0S', expected 1 s to 7 days");
        assertThatThrownBy(() -> AccessPolicy.DEFAULT.withSessionTimeout(Duration.ofDays(8)))
                .hasMessage("session timeout: got 'PT192H', expected 1 s to 7 days");
        assertThatThrownBy(() -> AccessPolicy.DEFAULT.withSessionsPerAccount(0))
                .hasMessage("sessions of an account: got '0', expected 1-1000000");
        assertThatThrownBy(() -> AccessPolicy.DEFAULT.withPasswordMaximumAgeDays(-1))
                .hasMessage("password age in days: got '-1', expected 0-36500");
        assertThatThrownBy(() -> AccessPolicy.DEFAULT.withShortestPassword(56))
                .hasMessage("shortest password: got '56', expected 1-55");
    }
}
