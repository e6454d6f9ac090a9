package io.ptoken.service.operate.work;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.account.AccountAdministration;
import io.ptoken.service.access.account.PasswordChanges;
import io.ptoken.service.access.account.SessionAdministration;
import io.ptoken.service.access.approval.Approvers;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.clock.ClockWatch;
import io.ptoken.service.operate.approval.SecondPerson;
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
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferredAccess;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the operator's side works on.
 *
 * @param store accounts, keys of files, the audit log
 * @param modules the security modules; asked only for a call that needs one
 * @param trust which KMCs are believed
 * @param look at the installation as a whole
 * @param pool order of the modules; throws {@link io.ptoken.service.operate.call.NotPossibleException} where there is none
 * @param certificate that clients see
 * @param clientCertificates what is known of them
 * @param archive makes archives of the installation
 * @param process the server
 * @param sells true where tokens are sold meanwhile
 * @param issuing tokens by hand; asked only for a call that needs it
 * @param proof what the owner shows for that
 * @param watch looks whether the clock is ahead
 * @param mode what the installation is for at present
 */
public record OperatorParts(
        ServiceStore store,
        Authenticator authenticator,
        AccountAdministration accounts,
        PasswordChanges passwords,
        SessionAdministration sessions,
        PreferenceService preferences,
        OperatedModules modules,
        TrustedKmcs trust,
        InstallationLook look,
        Supplier<PoolControl> pool,
        ServerCertificate certificate,
        ClientCertificateLook clientCertificates,
        InstallationArchive archive,
        NodeProcess process,
        boolean sells,
        Supplier<IssuingByHand> issuing,
        OwnersProof proof,
        InstantSource clock,
        ClockWatch watch,
        Supplier<InstallationMode> mode) {

    /** Lets people in. */
    public OperatorSignIn signIn() {
        return new PeopleSignIn(authenticator, store.accounts(), store.auditLog(), clock);
    }

    /** The operator's side of these. */
    public Operators side() {
        SecondPerson secondPerson = new SecondPerson(
                store,
                new Approvers(
                        store.accounts(),
                        store.approvals(),
                        new PreferredAccess(preferences, AccessPolicy.DEFAULT),
                        clock),
                clock);
        return new OperatorSide(
                authenticator,
                store.auditLog(),
                clock,
                proof,
                secondPerson,
                look,
                new OperatorUseCases(this, secondPerson));
    }
}
