package io.ptoken.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.operate.keyload.OperatedModules;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SellingModulesTest {

    /** A default would stand in the place of what the modules themselves say. */
    @Test
    void passOnEverythingThatModulesAreAskedFor() {
        Set<String> asked = names(OperatedModules.class);

        assertThat(asked).contains("listed", "licensing", "software");
        assertThat(names(SellingModules.class)).containsAll(asked);
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
