package io.ptoken.service.operate.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.selftest.SelfTesting;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.service.operate.call.NotPossibleException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ModuleRolesTest {

    private static final List<Function<SecurityModule, Object>> ALL = List.of(
            ModuleRoles::administration,
            ModuleRoles::licenceTrust,
            ModuleRoles::selfTesting,
            ModuleRoles::storeMarkKeeping);

    private static final Map<String, Object> ROLES = Map.of(
            "administration", nothing(ModuleAdministration.class),
            "licenceTrust", nothing(LicenceTrust.class),
            "selfTesting", nothing(SelfTesting.class),
            "storeMarkKeeping", nothing(StoreMarkKeeping.class));

    @Test
    void areThoseOfTheModule() {
        SecurityModule module = module((proxy, method, arguments) -> Optional.ofNullable(ROLES.get(method.getName())));

        assertThat(ALL.stream().map(role -> role.apply(module))).hasSameElementsAs(ROLES.values());
    }

    @Test
    void aModuleWithoutTheRoleIsNamedAndWhatItLacks() {
        ModuleStatus status = new ModuleStatus(
                "01234567",
                "STS65V10",
                "bare",
                "",
                ModuleState.OPERATIONAL,
                Instant.parse("2026-11-30T08:00:00Z"),
                Duration.ZERO,
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of());
        SecurityModule bare = module((proxy, method, arguments) ->
                method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : status);

        assertThat(ALL)
                .allSatisfy(role -> assertThatThrownBy(() -> role.apply(bare))
                        .isInstanceOf(NotPossibleException.class)
                        .hasMessageStartingWith("the security module 01234567 "));
        assertThatThrownBy(() -> ModuleRoles.administration(bare))
                .hasMessage("the security module 01234567 is not administered from here");
    }

    private static SecurityModule module(InvocationHandler handler) {
        return (SecurityModule) Proxy.newProxyInstance(
                SecurityModule.class.getClassLoader(), new Class<?>[] {SecurityModule.class}, handler);
    }

    /** Compared by identity alone. */
    private static Object nothing(Class<?> role) {
        return Proxy.newProxyInstance(
                role.getClassLoader(), new Class<?>[] {role}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> role.getSimpleName();
                });
    }
}
