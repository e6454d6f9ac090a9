package io.ptoken.service.operate.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.administration.CryptoOfficers;
import io.ptoken.service.operate.call.LicenceCalls;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.sts.InvalidValueException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LicenceWorkTest {

    private static final Operator OWNER = Operator.owner("root");
    private static final Optional<String> SOFTWARE = Optional.empty();
    private static final IssuerFingerprint ISSUER = new IssuerFingerprint("ab".repeat(32));
    private static final IssuerFingerprint OTHER = new IssuerFingerprint("cd".repeat(32));

    private final ServiceFixture service = new ServiceFixture();
    private final ScriptedDialogue yes = new ScriptedDialogue(ServiceFixture.PASSWORD, true);
    private final List<String> trusted = new ArrayList<>();

    @Test
    void anotherKeyThanTheOneThatWasComparedIsNotTrusted() {
        LicenceWork work = work();
        long before = service.store.auditLog().head().sequence();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> work.trust(new LicenceCalls.Trust(SOFTWARE, "a key", OTHER, List.of()), OWNER, yes))
                .withMessage("Parameter 'issuer' out of range: got '" + OTHER + "', expected that of the public key, "
                        + ISSUER);

        assertThat(trusted).isEmpty();
        assertThat(service.store.auditLog().head().sequence()).isEqualTo(before);
    }

    @Test
    void whatIsNoKeyHasNoFingerprint() {
        assertThat(work().preview(new LicenceCalls.PreviewTrust(SOFTWARE, "nonsense")))
                .isEmpty();
        assertThat(work().preview(new LicenceCalls.PreviewTrust(SOFTWARE, "a key")))
                .contains(ISSUER);
    }

    @Test
    void aRefusedLicenceIsAudited() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> service.application
                        .operators()
                        .handle(OWNER, new LicenceCalls.Load(SOFTWARE, "a licence"), yes))
                .withMessageContaining("takes no licences");

        List<AuditEntry> entries = entries();
        AuditEntry last = entries.get(entries.size() - 1);
        assertThat(last.action()).isEqualTo("loadTransactionLicense");
        assertThat(last.actor()).isEqualTo("root");
        assertThat(last.outcome()).isEqualTo("ESm");
        assertThat(entries.get(entries.size() - 2).detail()).isEqualTo("licence given to the module");
        assertThat(entries.get(entries.size() - 2).outcome()).as("not as done").isEqualTo("Begun");
    }

    @Test
    void aModuleWhoseMakerSettledThatTellsSo() {
        assertThatExceptionOfType(NotPossibleException.class)
                .isThrownBy(() -> service.application.operators().handle(OWNER, new LicenceCalls.Show(SOFTWARE), yes))
                .withMessageMatching("the security module \\d+ does not let its owner say whose licences it takes");
    }

    private List<AuditEntry> entries() {
        return service.store.auditLog().page(Instant.EPOCH, AuditLog.END_OF_TIME, 0, 1_000).stream()
                .map(AuditRow::entry)
                .toList();
    }

    private LicenceWork work() {
        SecurityModule module = (SecurityModule) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SecurityModule.class},
                (proxy, method, arguments) -> Optional.of(new Trust()));
        return new LicenceWork(
                name -> new OperatedModule(
                        "one", module, Optional.empty(), Optional.empty(), Optional.empty(), Optional::empty),
                new CryptoOfficers(),
                () -> InstallationMode.VENDING,
                service.store.auditLog(),
                service.clock);
    }

    private final class Trust implements LicenceTrust {

        @Override
        public Optional<IssuerFingerprint> issuer() {
            return Optional.empty();
        }

        @Override
        public long lastLicenceSequence() {
            return 0;
        }

        @Override
        public IssuerFingerprint fingerprint(String publicKey) {
            if (!publicKey.equals("a key")) {
                throw new InvalidValueException("public key", publicKey, "a key");
            }
            return ISSUER;
        }

        @Override
        public void trust(String publicKey) {
            trusted.add(publicKey);
        }
    }
}
