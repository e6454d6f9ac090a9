package io.ptoken.service.app;

import io.ptoken.service.Given;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.access.account.AccountAdministration;
import io.ptoken.service.access.account.PasswordChanges;
import io.ptoken.service.access.account.SessionAdministration;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.access.session.FoldedRefusals;
import io.ptoken.service.access.session.SignInLimits;
import io.ptoken.service.access.session.SignInQueue;
import io.ptoken.service.clock.ClockWatch;
import io.ptoken.service.operate.call.OperatorSignIn;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.OwnersProof;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.keyload.TrustedKmcs;
import io.ptoken.service.operate.node.ClientCertificateLook;
import io.ptoken.service.operate.node.InstallationArchive;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.operate.node.NodeProcess;
import io.ptoken.service.operate.node.ServerCertificate;
import io.ptoken.service.operate.pool.PoolControl;
import io.ptoken.service.operate.preference.ModePreference;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferredAccess;
import io.ptoken.service.operate.work.OperatorParts;
import io.ptoken.service.port.ServiceStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The operator's side without an application that sells: for work on an installation that no server has. Thread safe. */
public final class OperatorsAlone {

    private final OperatorParts parts;

    /**
     * Puts it together.
     *
     * @param modules opened when a call needs one
     * @param pool the order in which they are asked; throws where there is none
     * @param application issues tokens by hand; made when a call needs it
     * @param proof what the owner shows for that
     * @param clientCertificates what is known of the certificates of clients
     * @param archive makes archives of the installation
     */
    public OperatorsAlone(
            ServiceStore store,
            OperatedModules modules,
            Supplier<PoolControl> pool,
            TrustedKmcs trust,
            InstallationLook look,
            Supplier<PrismToken> application,
            OwnersProof proof,
            ServerCertificate certificate,
            ClientCertificateLook clientCertificates,
            InstallationArchive archive,
            Clock clock,
            SecureRandom random) {
        Given.value("store", store);
        Given.value("modules", modules);
        Given.value("pool", pool);
        Given.value("trust", trust);
        Given.value("look", look);
        Given.value("application", application);
        Given.value("proof", proof);
        Given.value("certificate", certificate);
        Given.value("clientCertificates", clientCertificates);
        Given.value("archive", archive);
        PreferenceService preferences = new PreferenceService(store.preferences(), clock);
        Supplier<AccessPolicy> policy = new PreferredAccess(preferences, AccessPolicy.DEFAULT);
        PasswordHasher hasher = new PasswordHasher(random, 1);
        RecentPasswords recent = new RecentPasswords(hasher, clock, random, Duration.ZERO);
        SignInQueue queue = new SignInQueue(SignInLimits.DEFAULT, 1, clock, new Overload(clock));
        Authenticator authenticator = new Authenticator(
                store.accounts(),
                store.knownAddresses(),
                FoldedRefusals.written(store.auditLog(), clock),
                recent,
                queue,
                clock,
                policy);
        this.parts = new OperatorParts(
                store,
                authenticator,
                new AccountAdministration(store.accounts(), store.knownAddresses(), hasher, clock, policy),
                new PasswordChanges(store.accounts(), authenticator, hasher, clock, policy),
                new SessionAdministration(store.sessions(), store.accounts(), clock),
                preferences,
                modules,
                trust,
                look,
                pool,
                certificate,
                clientCertificates,
                archive,
                NodeProcess.NONE,
                false,
                () -> application.get().handIssuing(),
                proof,
                clock,
                new ClockWatch(clock, store.auditLog(), store.clockDoubts(), Optional.empty()),
                () -> ModePreference.of(preferences.values()));
    }

    /** Carries calls out. */
    public Operators operators() {
        return parts.side();
    }

    /** Lets people in. */
    public OperatorSignIn signIn() {
        return parts.signIn();
    }
}
