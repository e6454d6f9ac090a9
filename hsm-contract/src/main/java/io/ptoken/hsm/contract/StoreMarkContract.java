package io.ptoken.hsm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a module must do that remembers how far a store has come. */
public interface StoreMarkContract extends ContractModules {

    private void onKeeping(Consumer<StoreMarkKeeping> test) {
        on(ContractSetup.of(), module -> test.accept(module.storeMarkKeeping().orElseThrow()));
    }

    private static StoreMark mark(long auditSequence) {
        return new StoreMark("store-1", auditSequence, "0".repeat(64), Map.of(), List.of());
    }

    @Test
    default void aNewModuleRemembersNothing() {
        onKeeping(keeping -> assertThat(keeping.kept()).isEmpty());
    }

    @Test
    default void whatTheSourceTellsIsKeptWhereTheLastMarkWillNotDo() {
        onKeeping(keeping -> {
            keeping.follow(() -> mark(7));
            keeping.keepUnless(mark -> false);
            assertThat(keeping.kept()).contains(mark(7));
            keeping.follow(() -> mark(9));
            keeping.keepUnless(mark -> mark.auditSequence() >= 7);
            assertThat(keeping.kept()).as("7 will do").contains(mark(7));
            keeping.keepUnless(mark -> mark.auditSequence() >= 8);
            assertThat(keeping.kept()).contains(mark(9));
        });
    }

    @Test
    default void withoutASourceThereIsNothingToKeep() {
        onKeeping(keeping ->
                assertThatThrownBy(() -> keeping.keepUnless(mark -> false)).isInstanceOf(IllegalStateException.class));
    }
}
