package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.VendingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module made by the release before this one, whose state had neither a generation nor anything that came with it. */
class MigrationTest {

    private static final String FIRST_FORMAT = """
            {"format":1,"moduleId":"01234567","keyId":"0123456789ABCDEF","created":"2026-11-23T08:00:00Z",\
            "inhibitDate":"","lastVend":"","vendCounter":42000,"registers":[\
            {"register":1,"sgc":"201457","krn":1,"keyType":2,"dkga":4,"baseYear":2014,"ken":255,\
            "active":"2014-01-01T00:00:00Z","expires":"2099-12-31T00:00:00Z","issuedUntil":"2099-12-31T00:00:00Z",\
            "unitLimit":"000003E8","currencyLimit":"FFFFFFFF","subclasses":"00FF","cluster":0,"keyLength":20}]}""";

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void sealAStateOfTheFirstFormat() {
        bench = new TestBench(folder);
        byte[] document = FIRST_FORMAT.getBytes(StandardCharsets.UTF_8);
        try (VendingKey key = ContractKey.standard().key()) {
            byte[] content = ByteBuffer.allocate(Integer.BYTES + document.length + 20)
                    .putInt(document.length)
                    .put(document)
                    .put(key.bytes(KeyBytesAccess.grant()))
                    .array();
            SealedFile.create(bench.path, TestModules.secret(folder), Argon2Cost.LEAST, new SecureRandom(), content)
                    .close();
        }
    }

    @Test
    void opensAndVendsAndIsOfThePresentFormatFromItsFirstWriteOn() {
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().moduleId()).isEqualTo("01234567");
            assertThat(module.status().vendCounter()).isEqualTo(42_000);
            assertThat(module.generation()).isZero();
            assertThat(module.accessControl().orElseThrow().status().mode()).hasToString("AC:NONE");
            module.vendCredit(units(10));
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().clock()).isEqualTo(NOW);
            assertThat(module.generation()).isEqualTo(2);
            assertThat(module.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(990));
        }
    }

    @Test
    void getsAnIdentityTowardsKmcsWhenItIsAskedForIt() {
        String publicKey;
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.certification().keyLoadAnchor()).isEmpty();
            assertThat(module.status().idSm()).contains(":0123456789ABCDEF:");
            assertThat(module.keyLoading().orElseThrow().slots()).hasSize(4);
            publicKey = module.keyLoading().orElseThrow().publicKey().line();
            assertThat(publicKey).contains(module.status().idSm());
            assertThat(module.status().idSm()).contains(":01234567:").doesNotContain(":0123456789ABCDEF:");
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.keyLoading().orElseThrow().publicKey().line()).isEqualTo(publicKey);
            new TestKmc("KMC-1").loadAll(module.keyLoading().orElseThrow(), TestCards.dkga04(1, 5));
            module.vendCredit(units(10));
        }
    }

    @Test
    void loadsKeysRightAway() {
        try (SoftSecurityModule module = bench.open()) {
            new TestKmc("KMC-1").loadAll(module.keyLoading().orElseThrow(), TestCards.dkga04(1, 5));
            assertThat(module.vendingKeys()).hasSize(2);
        }
    }

    @Test
    void isAnOlderCopyOnceTheWitnessKnowsALaterState() {
        byte[] first = bench.file();
        try (SoftSecurityModule module = bench.open()) {
            module.vendCredit(units(10));
        }
        bench.putBack(first);
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
            module.administration().orElseThrow().acceptRollBack();
            module.vendCredit(units(10));
        }
    }
}
