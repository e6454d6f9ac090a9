package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state file that somebody else touched. */
class TamperTest {

    private static final String WHAT_TO_DO =
            "; it is left as found and the keys are erased from memory; find out who wrote"
                    + " to it, put the newest good copy back, then start again";

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
    }

    private byte[] damage() {
        byte[] content = bench.file();
        content[content.length / 2] ^= 1;
        bench.putBack(content);
        return content;
    }

    @Test
    void aDamagedFileGivesATamperedModuleAndStaysAsFound() {
        bench.createWith(ContractKey.standard()).close();
        byte[] damaged = damage();
        String text =
                "softsm.sealed: sealed file is damaged: its content is not what was sealed with this secret; it is left"
                        + " as found; put the newest good copy back, then start again";
        try (SoftSecurityModule module = bench.openOrTampered()) {
            assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
            assertThat(module.status().details()).containsEntry("failure", text);
            assertThat(module.status().moduleId()).isEqualTo("00000000");
            assertThat(module.vendingKeys()).isEmpty();
            assertRefused(SmStatus.TAMPERED_STATE, text, () -> module.vendCredit(units(1)));
            assertRefused(SmStatus.TAMPERED_STATE, text, () -> TestBench.load(module, ContractKey.standard()));
            assertRefused(SmStatus.TAMPERED_STATE, text, () -> module.permit(VendingPermit.UNLIMITED));
            refusal(SmStatus.INVALID_INSTRUCTION, module.administration().orElseThrow()::acceptRollBack);
        }
        assertThat(bench.file()).isEqualTo(damaged);
        assertThat(folder.resolve("softsm.sealed.new")).doesNotExist();
    }

    @Test
    void aFileThatIsWholeAgainOpens() {
        bench.createWith(ContractKey.standard()).close();
        byte[] good = bench.file();
        damage();
        bench.openOrTampered().close();
        bench.putBack(good);
        try (SoftSecurityModule module = bench.openOrTampered()) {
            module.vendCredit(units(1));
        }
    }

    @Test
    void everythingElseThatIsWrongWithAFileIsThrown() throws IOException {
        assertReason(Reason.MISSING);
        try (SoftSecurityModule module = bench.create()) {
            assertThat(module.vendingKeys()).isEmpty();
            assertReason(Reason.IN_USE);
        }
        byte[] good = bench.file();
        Files.writeString(folder.resolve("key"), "ff".repeat(32));
        assertReason(Reason.WRONG_SECRET);
        assertThat(bench.file()).isEqualTo(good);
    }

    private void assertReason(Reason reason) {
        assertThat(catchThrowableOfType(SealedFileException.class, bench::openOrTampered)
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void aFileAlteredWhileTheModuleRunsIsNotWrittenOver() {
        SoftSecurityModule module = bench.createWith(ContractKey.standard());
        VendingRegister register = module.register(ONE);
        byte[] damaged = damage();
        String text =
                "the state file is not as this module left it: softsm.sealed was altered or replaced while the module was running"
                        + WHAT_TO_DO;
        assertRefused(SmStatus.TAMPERED_STATE, text, () -> module.vendCredit(units(1)));
        assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
        assertThat(module.status().details()).containsEntry("failure", text);
        assertThat(module.status().vendCounter()).isZero();
        assertThat(module.vendingKeys()).isEmpty();
        assertDead(register);
        assertRefused(SmStatus.TAMPERED_STATE, text, () -> module.vendCredit(units(1)));
        module.close();
        assertThat(bench.file()).isEqualTo(damaged);
    }

    private static void assertDead(VendingRegister register) {
        assertThatThrownBy(() -> register.decoderKey(
                        new MeterPan("600727000000000009"), new TariffIndex(1), EncryptionAlgorithm.STA))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOlderCopyPutBackWhileTheModuleRunsIsNotWrittenOver() {
        try (SoftSecurityModule module = bench.create()) {
            byte[] old = bench.file();
            TestBench.load(module, ContractKey.standard());
            bench.putBack(old);
            refusal(SmStatus.TAMPERED_STATE, () -> module.deleteVendingKey(ONE));
            assertThat(bench.file()).isEqualTo(old);
        }
    }

    @Test
    void aFileRemovedWhileTheModuleRunsIsNotMadeAgain() throws IOException {
        SoftSecurityModule module = bench.createWith(ContractKey.standard());
        Files.delete(bench.path);
        assertRefused(
                SmStatus.TAMPERED_STATE,
                "the state file is not as this module left it: softsm.sealed was removed while the module was running"
                        + WHAT_TO_DO,
                () -> module.vendCredit(units(1)));
        module.close();
        assertThat(bench.path).doesNotExist();
    }

    @Test
    void tamperingFoundWhenTheModuleClosesIsToldAndNotWrittenOver() {
        SoftSecurityModule module = bench.createWith(ContractKey.standard());
        module.vendCredit(units(1));
        byte[] damaged = damage();
        refusal(SmStatus.TAMPERED_STATE, module::close);
        module.close();
        assertThat(bench.file()).isEqualTo(damaged);
    }
}
