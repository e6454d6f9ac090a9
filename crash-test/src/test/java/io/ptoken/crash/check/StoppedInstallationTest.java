package io.ptoken.crash.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.SampleOrders;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.FakeProgram;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.Server;
import io.ptoken.crash.program.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program's own commands say about a stopped installation is believed only when it is good. */
class StoppedInstallationTest {

    @TempDir
    Path folder;

    @Test
    void aBrokenChainIsFoundOut() throws IOException {
        ProgramFiles program = FakeProgram.make(folder, "'audit verify') echo 'row 7 was altered'; exit 1;;");

        assertBroken(() -> AuditCheck.verify(program), "'ptoken audit verify' finds a fault: row 7 was altered");
    }

    @Test
    void anAuditLogThatCannotBeExportedIsFoundOut() throws IOException {
        ProgramFiles program = FakeProgram.make(folder, "'audit export'*) echo 'no store'; exit 1;;");

        assertBroken(
                () -> AuditCheck.requireEveryIssue(program, new Book(SampleOrders.KEYS)),
                "'ptoken audit export' fails: no store");
    }

    @Test
    void anExportedLogWithoutATokenListIsFoundOut() throws IOException {
        Book book = new Book(SampleOrders.KEYS);
        Order order = SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10);
        book.received(book.begin(order, 1), SampleOrders.honest(order, 6_000_000));
        Files.writeString(folder.resolve("audit.jsonl"), "left over from before");
        ProgramFiles program = FakeProgram.make(folder, "*--format=jsonl*--output=*) : > audit.jsonl;;");

        assertBroken(() -> AuditCheck.requireEveryIssue(program, book), "1 of 1:\n" + order);
    }

    @Test
    void limitsAreReadAsTheProgramShowsThem() throws IOException {
        Installation installation = installation(list(SampleOrders.KEYS));

        assertThat(installation.limitsLeft()).hasSameSizeAs(SampleOrders.KEYS).containsEntry("200001/1", 0x752FL);
    }

    @Test
    void aVendingKeyThatIsLostIsFoundOut() throws IOException {
        Installation installation = installation(list(SampleOrders.KEYS.subList(1, 8)));

        assertBroken(installation::limitsLeft, "vending keys are missing");
    }

    @Test
    void aModuleThatCannotBeReadIsFoundOut() throws IOException {
        ProgramFiles program = FakeProgram.make(folder, "'vk list --json') echo TAMPERED_STATE; exit 1;;");
        Installation installation = new Installation(program, SampleOrders.KEYS);

        assertBroken(installation::limitsLeft, "'ptoken vk list' fails: TAMPERED_STATE");
    }

    @Test
    void aServerThatDoesNotComeUpAgainIsFoundOut() throws IOException {
        ProgramFiles program = FakeProgram.make(folder, "serve*) echo 'the store is not readable'; exit 1;;");

        assertBroken(() -> Server.start(program).awaitReady(), "the server ends in start-up\n--- " + folder);
    }

    @Test
    void aServerThatDoesNotEndWellIsFoundOut() throws IOException {
        ProgramFiles program = FakeProgram.make(
                folder, "serve*) trap 'exit 3' TERM; printf '\\nReady.'; while :; do sleep 0.1; done;;");
        Server server = Server.start(program);
        server.awaitReady();

        assertBroken(server::stop, "SIGTERM ended the server with exit code 3");
    }

    private Installation installation(String list) throws IOException {
        return new Installation(FakeProgram.make(folder, "'vk list --json') echo '" + list + "';;"), SampleOrders.KEYS);
    }

    private static String list(List<TestKey> keys) {
        return keys.stream()
                .map(key -> "{\"sgc\":\"" + key.sgc() + "\",\"krn\":" + key.krn()
                        + ",\"ulm\":\"0000752F\",\"clm\":\"00007530\"}")
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static void assertBroken(ThrowingCallable action, String text) {
        assertThatThrownBy(action).isInstanceOf(BrokenPromise.class).hasMessageContaining(text);
    }
}
