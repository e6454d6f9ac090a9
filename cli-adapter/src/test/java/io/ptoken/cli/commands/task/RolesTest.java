package io.ptoken.cli.commands.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.sts.cipher.StaTables;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RolesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T08:00:00Z"), ZoneOffset.UTC);

    private static final List<Function<SecurityModule, Object>> ALL = List.of(Roles::storeMarkKeeping);

    @Test
    void areThoseOfTheModule() {
        try (Undo running = new Undo()) {
            SecurityModule module = TestModule.legacy(StaTables.SAMPLE, CLOCK, Surroundings.ofProcess(), running)
                    .module();
            assertThat(Roles.storeMarkKeeping(module))
                    .isSameAs(module.storeMarkKeeping().orElseThrow());
        }
    }

    @Test
    void aModuleWithoutTheRoleIsNamedAndWhatItLacks() {
        SecurityModule bare = bare();
        assertThat(ALL)
                .allSatisfy(role -> assertThatThrownBy(() -> role.apply(bare))
                        .isInstanceOf(CommandFailure.class)
                        .hasMessageStartingWith("the security module 01234567 "));
    }

    /** Has none of the roles that a module may be without. */
    private static SecurityModule bare() {
        ModuleStatus status = new ModuleStatus(
                "01234567",
                "STS65V10",
                "bare",
                "",
                ModuleState.OPERATIONAL,
                CLOCK.instant(),
                Duration.ZERO,
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return (SecurityModule) Proxy.newProxyInstance(
                SecurityModule.class.getClassLoader(),
                new Class<?>[] {SecurityModule.class},
                (proxy, method, arguments) ->
                        method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : status);
    }
}
