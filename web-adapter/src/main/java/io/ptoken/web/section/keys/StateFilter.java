package io.ptoken.web.section.keys;

import io.ptoken.service.operate.keyload.CataloguedKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which keys are wanted by how they stand. */
enum StateFilter {
    SELLS {
        @Override
        boolean takes(CataloguedKey key) {
            return key.vends();
        }
    },
    NOTHING {
        @Override
        boolean takes(CataloguedKey key) {
            return !key.vends();
        }
    },
    NEEDS {
        @Override
        boolean takes(CataloguedKey key) {
            return KeyState.of(key).needsSomebody();
        }
    };

    abstract boolean takes(CataloguedKey key);

    /** As it stands in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StateFilter> named(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
