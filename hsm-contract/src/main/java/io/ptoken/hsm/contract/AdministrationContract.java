package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a module must do that has crypto officers, and owners who appoint them: module protocol section 7.1. */
public interface AdministrationContract extends ContractModules {

    private static char[] pinOf(String name) {
        return ("pin of " + name).toCharArray();
    }

    private static OfficerCredentials officer(String name) {
        return OfficerCredentials.of(name, pinOf(name));
    }

    private static void appoint(SecurityModule module, String... names) {
        List<OfficerCredentials> officers =
                List.of(names).stream().map(AdministrationContract::officer).toList();
        try {
            module.administration().orElseThrow().appointOfficers(officers);
        } finally {
            officers.forEach(OfficerCredentials::close);
        }
    }

    private static AccessControl access(SecurityModule module) {
        return module.accessControl().orElseThrow();
    }

    private static Mode mode(SecurityModule module) {
        return access(module).status().mode();
    }

    private static void logIn(SecurityModule module, String... names) {
        List.of(names).forEach(name -> access(module).logIn(name, pinOf(name)));
    }

    @Test
    default void aModuleWithoutOfficersObeysWhoeverReachesIt() {
        on(ContractSetup.of(), module -> {
            assertThat(mode(module)).isEqualTo(Mode.NONE);
            appoint(module, "anna", "bert");
            assertThat(mode(module)).isEqualTo(Mode.OPERATIONAL);
        });
    }

    @Test
    default void twoOfficersTogetherMakeItPrivileged() {
        on(ContractSetup.of(), module -> {
            appoint(module, "anna", "bert", "carl");
            logIn(module, "anna");
            assertThat(mode(module)).as("one is not enough").isEqualTo(Mode.OPERATIONAL);
            assertThat(access(module).logIn("carl", pinOf("carl")).mode()).isEqualTo(Mode.PRIVILEGED);
            assertThat(access(module).status().loggedIn()).containsExactly("anna", "carl");
            assertThat(access(module).status().left()).isPresent();
            assertThat(module.status().state()).isEqualTo(ModuleState.PRIVILEGED);
            assertThat(access(module).logOut("anna").mode()).isEqualTo(Mode.OPERATIONAL);
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
        });
    }

    @Test
    default void oneOfficerTwiceIsOne() {
        on(ContractSetup.of(), module -> {
            appoint(module, "anna", "bert");
            logIn(module, "anna", "anna");
            assertThat(mode(module)).isEqualTo(Mode.OPERATIONAL);
        });
    }

    @Test
    default void allAreLoggedOutAtOnce() {
        on(ContractSetup.of(), module -> {
            appoint(module, "anna", "bert");
            logIn(module, "anna", "bert");
            assertThat(access(module).logOutAll().loggedIn()).isEmpty();
            assertThat(mode(module)).isEqualTo(Mode.OPERATIONAL);
        });
    }

    @Test
    default void aWrongPinAndAnUnknownOfficerAreRefusedAlike() {
        on(ContractSetup.of(), module -> {
            appoint(module, "anna", "bert");
            assertRefused(SmStatus.PERMISSION_ERROR, () -> access(module).logIn("anna", pinOf("bert")));
            assertRefused(SmStatus.PERMISSION_ERROR, () -> access(module).logIn("dora", pinOf("dora")));
            assertThat(access(module).status().loggedIn()).isEmpty();
        });
    }

    @Test
    default void vendingNeedsNoOfficer() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            appoint(module, "anna", "bert");
            assertThat(module.vendCredit(Asked.standard().units(1)).decimal()).hasSize(20);
        });
    }

    @Test
    default void officersAreReplacedByTheOfficersAloneAndLoggedOutThen() {
        on(ContractSetup.of(), module -> {
            appoint(module, "anna", "bert");
            assertRefused(SmStatus.PERMISSION_ERROR, () -> appoint(module, "carl", "dora"));
            assertRefused(SmStatus.PERMISSION_ERROR, () -> appoint(module));
            logIn(module, "anna", "bert");
            appoint(module, "carl", "dora");
            assertThat(mode(module)).isEqualTo(Mode.OPERATIONAL);
            assertRefused(SmStatus.PERMISSION_ERROR, () -> logIn(module, "anna"));
            logIn(module, "carl", "dora");
            appoint(module);
            assertThat(mode(module)).isEqualTo(Mode.NONE);
        });
    }

    @Test
    default void lookingWhetherOfficersWouldBeAppointedChangesNothing() {
        on(ContractSetup.of(), module -> {
            ModuleAdministration administration = module.administration().orElseThrow();
            try (OfficerCredentials anna = officer("anna");
                    OfficerCredentials bert = officer("bert")) {
                administration.requireAppointable(List.of(anna, bert));
                assertThat(mode(module)).isEqualTo(Mode.NONE);
                administration.appointOfficers(List.of(anna, bert));
                assertRefused(SmStatus.PERMISSION_ERROR, () -> administration.requireAppointable(List.of(anna, bert)));
            }
        });
    }

    @Test
    default void oneOfficerAloneAndTwoOfOneNameAreUnfit() {
        on(ContractSetup.of(), module -> {
            ModuleAdministration administration = module.administration().orElseThrow();
            try (OfficerCredentials anna = officer("anna");
                    OfficerCredentials again = OfficerCredentials.of("anna", pinOf("bert"))) {
                for (List<OfficerCredentials> unfit : List.of(List.of(anna), List.of(anna, again))) {
                    assertThatThrownBy(() -> administration.requireAppointable(unfit))
                            .isInstanceOf(InvalidValueException.class);
                    assertThatThrownBy(() -> administration.appointOfficers(unfit))
                            .isInstanceOf(InvalidValueException.class);
                }
            }
            assertThat(mode(module)).isEqualTo(Mode.NONE);
        });
    }

    @Test
    default void whereNoOlderCopyWasPutBackThereIsNothingToAccept() {
        on(ContractSetup.of(), module -> {
            ModuleAdministration administration = module.administration().orElseThrow();
            assertThat(administration.isRolledBack()).isFalse();
            assertRefused(SmStatus.INVALID_INSTRUCTION, administration::acceptRollBack);
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
        });
    }
}
