package io.ptoken.crash.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.SampleOrders;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.FakeProgram;
import io.ptoken.crash.run.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older store that is taken for the newest one, or refused without a word that helps, is found out. */
class PutBackTest {

    private static final String REFUSED = "serve*) echo \"This store is an older copy of the one that sold last: ..."
            + " Put the newest copy of the store back, or ... 'ptoken store accept-older'.\"; exit 1;;\n";

    @TempDir
    Path folder;

    @Test
    void aFloorIsSetByTheCommand() throws IOException {
        PutBack putBack = putBack(
                REFUSED + "'store accept-older --yes') echo 'Tokens are sold again from 2026-11-23T10:06:00Z.';;");

        assertThat(putBack.accept(List.of(), false))
                .hasValueSatisfying(floor -> assertThat(floor.again()).isEqualTo("2026-11-23T10:06:00Z"));
    }

    @Test
    void anOlderStoreThatIsTakenForTheNewestIsFoundOut() throws IOException {
        PutBack putBack = putBack("serve*) printf '\\nReady.'; while :; do sleep 0.1; done;;");

        assertBroken(putBack, "an older store is taken for the newest one");
    }

    @Test
    void aRefusalThatDoesNotSayWhatToDoIsFoundOut() throws IOException {
        assertBroken(
                putBack("serve*) echo 'This store is an older copy of the one that sold last'; exit 1;;"),
                "the server ends, but does not say \"Put the newest copy of the store back\"");
    }

    @Test
    void aStoreThatCannotBeAcceptedIsFoundOut() throws IOException {
        assertBroken(
                putBack(REFUSED + "store*) echo 'no mark'; exit 1;;"), "'ptoken store accept-older' fails: no mark");
    }

    @Test
    void anAcceptanceThatDoesNotSayFromWhenIsFoundOut() throws IOException {
        assertBroken(putBack(REFUSED + "store*) echo 'Accepted.';;"), "does not say from when tokens are sold");
    }

    private PutBack putBack(String cases) throws IOException {
        try {
            Shop shop = new Shop(new Book(SampleOrders.KEYS), SSLContext.getDefault(), 1, 1);
            return new PutBack(FakeProgram.make(folder, cases), shop);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertBroken(PutBack putBack, String text) {
        assertThatThrownBy(() -> putBack.accept(List.of(), false))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining(text);
    }
}
