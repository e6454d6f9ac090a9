package io.ptoken.hsm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.SecurityModule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Which roles a module has beside those of every module. A test class says so by the contracts that it implements, so that a
 * role without its contract is found, and a contract without its role. Loading from a KMC and modules for
 * the makers of meters have fixtures of their own: see {@link KeyLoadingContract} and {@link ManufacturingContract}.
 */
public interface RolesContract extends ContractModules {

    private static Map<String, Boolean> roles(SecurityModule module) {
        Map<String, Boolean> roles = new LinkedHashMap<>();
        roles.put("key entry", module.keyEntry().isPresent());
        roles.put("access control", module.accessControl().isPresent());
        roles.put("administration", module.administration().isPresent());
        roles.put("licence trust", module.licenceTrust().isPresent());
        roles.put("self-testing", module.selfTesting().isPresent());
        roles.put("event log", module.eventLog().isPresent());
        roles.put("store mark", module.storeMarkKeeping().isPresent());
        roles.put("manufacturing", module.manufacturing().isPresent());
        roles.put("custody of DITKs", module.ditkCustody().isPresent());
        roles.put("proving of DITKs", module.ditkProving().isPresent());
        return roles;
    }

    @Test
    default void itHasTheRolesWhoseContractsItKeepsAndNoOthers() {
        on(
                ContractSetup.of(),
                module -> assertThat(roles(module))
                        .containsEntry("key entry", this instanceof KeyEntryContract)
                        .containsEntry("access control", this instanceof AdministrationContract)
                        .containsEntry("administration", this instanceof AdministrationContract)
                        .containsEntry("licence trust", this instanceof LicenceTrustContract)
                        .containsEntry("self-testing", this instanceof SelfTestingContract)
                        .containsEntry("event log", this instanceof EventLogContract)
                        .containsEntry("store mark", this instanceof StoreMarkContract)
                        .containsEntry("manufacturing", false)
                        .containsEntry("custody of DITKs", false)
                        .containsEntry("proving of DITKs", false));
    }

    @Test
    default void whichRolesItHasDoesNotChange() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            Map<String, Boolean> before = roles(module);
            module.status();
            module.vendCredit(Asked.standard().units(1));
            assertThat(roles(module)).isEqualTo(before);
        });
    }
}
