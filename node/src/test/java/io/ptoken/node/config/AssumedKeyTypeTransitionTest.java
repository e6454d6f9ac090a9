package io.ptoken.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssumedKeyTypeTransitionTest {

    @Test
    void namesEveryTransitionOfWhichNoSourceTells() {
        List<String> assumed = new ArrayList<>();
        for (KeyType from : KeyType.values()) {
            for (KeyType to : KeyType.values()) {
                if (KeyTypeTransitions.isAssumption(from, to)) {
                    assumed.add(from + "_TO_" + to);
                }
            }
        }

        assertThat(AssumedKeyTypeTransition.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrderElementsOf(assumed);
    }

    @Test
    void ofTheDefaultMakesTheDefaultTable() {
        assertThat(AssumedKeyTypeTransition.table(AssumedKeyTypeTransition.DEFAULT))
                .isEqualTo(KeyTypeTransitions.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void isTheOnlyAssumedOneAllowedWhenItIsAlone(AssumedKeyTypeTransition transition) {
        String[] types = transition.name().split("_TO_", -1);
        KeyTypeTransitions table = AssumedKeyTypeTransition.table(Set.of(transition));

        for (KeyType from : KeyType.values()) {
            for (KeyType to : KeyType.values()) {
                boolean named = from.name().equals(types[0]) && to.name().equals(types[1]);
                assertThat(table.allows(from, to))
                        .isEqualTo(
                                KeyTypeTransitions.isAssumption(from, to)
                                        ? named
                                        : KeyTypeTransitions.DEFAULT.allows(from, to));
            }
        }
    }
}
