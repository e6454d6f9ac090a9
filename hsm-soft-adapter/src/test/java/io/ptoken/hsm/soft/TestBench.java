package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** One module in one folder, made and opened again with the same clock, witness and settings. */
public final class TestBench {

    public static final RegisterNumber ONE = new RegisterNumber(1);

    private final Path folder;
    final Path path;
    public final TestClock clock = new TestClock(NOW);
    public final TestWitness witness = new TestWitness();
    public SoftModuleSettings settings = SoftModuleSettings.DEFAULT.withLeases(new LeaseSizes(10, 100));

    public TestBench(Path folder) {
        this.folder = folder;
        this.path = folder.resolve("softsm.sealed");
    }

    public SoftModuleParts parts() {
        return TestModules.parts(clock).withWitness(witness).withKmcTrust(TestKmc.TRUST);
    }

    public SoftSecurityModule create() {
        return create(ModuleSetup.NONE);
    }

    public SoftSecurityModule create(ModuleSetup setup) {
        return SoftSecurityModule.create(path, TestModules.secret(folder), parts(), settings, setup);
    }

    public SoftSecurityModule createWith(ContractKey... keys) {
        SoftSecurityModule module = create();
        for (ContractKey key : keys) {
            load(module, key);
        }
        return module;
    }

    public SoftSecurityModule open() {
        return SoftSecurityModule.open(path, TestModules.secret(folder), parts(), settings);
    }

    SoftSecurityModule openOrTampered() {
        return SoftSecurityModule.openOrTampered(path, TestModules.secret(folder), parts(), settings);
    }

    public SoftSecurityModule open(UnaryOperator<ModuleSeams> change) {
        SoftModuleParts parts = parts();
        ModuleSeams seams = change.apply(ModuleSeams.of(parts));
        return new ModuleOpening(path, TestModules.secret(folder), parts, settings, seams).open();
    }

    /** The module as it comes up from the file as it is now, without a witness, while this one goes on. */
    public SoftSecurityModule openCopy() {
        try {
            Path copy = folder.resolve("copy");
            Files.deleteIfExists(copy);
            Files.copy(path, copy);
            SoftModuleParts parts = TestModules.parts(clock).withKmcTrust(TestKmc.TRUST);
            return SoftSecurityModule.open(copy, TestModules.secret(folder), parts, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] file() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void putBack(byte[] content) {
        try {
            Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LoadedVendingKey load(SoftSecurityModule module, ContractKey key) {
        try (VendingKey bytes = key.key()) {
            return module.loadVendingKey(key.register(), bytes, key.entry());
        }
    }

    public static VendCreditRequest units(long tenths) {
        return units(1, tenths);
    }

    public static VendCreditRequest units(int register, long tenths) {
        return new VendCreditRequest(
                new RegisterNumber(register),
                new MeterPan("600727000000000009"),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                CreditSubclass.ELECTRICITY,
                UnitAmountCode.encode(tenths),
                TokenIdentifier.at(BaseDate.BDT_2014, NOW));
    }

    public static SecurityModuleException refusal(SmStatus status, ThrowingCallable call) {
        SecurityModuleException refusal = catchThrowableOfType(SecurityModuleException.class, call);
        assertThat(refusal).as("a refusal with %s", status).isNotNull();
        assertThat(refusal.status()).isEqualTo(status);
        return refusal;
    }

    /** Asserts the whole text after the status. */
    public static void assertRefused(SmStatus status, String text, ThrowingCallable call) {
        assertThat(refusal(status, call)).hasMessage(status.code() + " " + status.name() + ": " + text);
    }
}
