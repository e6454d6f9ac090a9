package io.ptoken.node.operate;

import io.ptoken.control.NoServerException;
import io.ptoken.control.ServerGoneException;
import io.ptoken.control.call.RemoteOperator;
import io.ptoken.control.call.RemoteOperator.DataPlace;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.socket.ControlPlace;
import io.ptoken.node.account.TerminalPerson;
import io.ptoken.node.backup.OwnArchive;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.hsm.ConfiguredPool;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.OneModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.OpenStore;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.app.OperatorsAlone;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from a command to the operator's side of an installation: over the control channel to the server that runs, or
 * without one to the installation itself, opened for as long as the command runs. Not thread safe.
 */
public final class OperatorAccess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorAccess.class);

    /** Carries calls out, wherever that is. */
    private interface Way {

        <R> R handle(OperatorCall<R> call, Dialogue dialogue, DataPlace data);

        void take(Optional<String> module);

        default boolean isServer() {
            return false;
        }
    }

    private final Way way;
    private final Undo opened;

    private OperatorAccess(Way way, Undo opened) {
        this.way = way;
        this.opened = opened;
    }

    /**
     * Finds the server of an installation, or opens the installation.
     *
     * @param taker the command
     * @param account to act with; empty for the owner of the installation
     * @param store opens the store when no server answers
     * @throws io.ptoken.control.NotAdmittedException when a server takes no calls from here
     * @throws CommandFailure when no account is named and the owner may not act without one
     */
    public static OperatorAccess to(
            Installation installation, Taker taker, Optional<String> account, Supplier<OpenStore> store)
            throws IOException {
        if (account.isEmpty() && !installation.configuration().control().ownerActs()) {
            throw new CommandFailure(
                    "the owner of this installation signs in too (control.ownerActs); name an account with --as");
        }
        Undo opened = new Undo();
        try (Undo undo = new Undo()) {
            undo.with(opened::close);
            Optional<RemoteOperator> remote = awaited(installation, taker, account);
            OperatorAccess access;
            if (remote.isPresent()) {
                opened.with(remote.get()::close);
                access = new OperatorAccess(atServer(remote.get(), installation), opened);
            } else {
                access = new OperatorAccess(alone(installation, taker, account, store.get(), opened), opened);
            }
            undo.nothing();
            return access;
        }
    }

    /**
     * Finds the server of an installation.
     *
     * @param account to act with; empty for the owner of the installation
     * @return empty when none answers
     * @throws io.ptoken.control.NotAdmittedException when it takes no calls from here
     */
    public static Optional<OperatorAccess> toServer(
            Installation installation, Surroundings surroundings, Optional<String> account) throws IOException {
        return remote(installation, surroundings, account).map(remote -> {
            Undo opened = new Undo();
            opened.with(remote::close);
            return new OperatorAccess(atServer(remote, installation), opened);
        });
    }

    /** A server that is there and does not answer starts or restarts: that takes seconds. Nothing was asked of it yet. */
    private static Optional<RemoteOperator> awaited(Installation installation, Taker taker, Optional<String> account)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= taker.patience().attempts();
            try {
                Optional<RemoteOperator> remote = remote(installation, taker.surroundings(), account);
                if (remote.isPresent() || last || !anotherServes(installation)) {
                    return remote;
                }
            } catch (ServerGoneException closing) {
                if (last) {
                    throw closing;
                }
            }
            if (attempt == 1) {
                taker.warn().accept("waiting: the server starts or restarts");
            }
            taker.patience().pause().run();
        }
    }

    private static boolean anotherServes(Installation installation) {
        return ServerProcess.of(installation.data())
                .filter(server -> !server.equals(ProcessHandle.current()))
                .isPresent();
    }

    private static Optional<RemoteOperator> remote(
            Installation installation, Surroundings surroundings, Optional<String> account) throws IOException {
        for (ControlPlace place : ControlSettings.places(installation, surroundings)) {
            try {
                ControlClient client = ControlClient.connect(place, "ptoken");
                return Optional.of(new RemoteOperator(client, ControlSettings.person(surroundings), account));
            } catch (NoServerException nobody) {
                LOG.debug("{}", nobody.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Way atServer(RemoteOperator remote, Installation installation) {
        return new Way() {
            @Override
            public <R> R handle(OperatorCall<R> call, Dialogue dialogue, DataPlace data) {
                return remote.handle(call, dialogue, data);
            }

            @Override
            public void take(Optional<String> module) {
                OneModule.of(installation, module); // the server has it
            }

            @Override
            public boolean isServer() {
                return true;
            }
        };
    }

    private static Way alone(
            Installation installation, Taker taker, Optional<String> account, OpenStore open, Undo opened) {
        opened.with(open::close);
        ServiceStore store = open.store();
        Surroundings surroundings = taker.surroundings();
        OpenedModules modules = new OpenedModules(installation, store, taker, opened);
        LocalApplication application = new LocalApplication(installation, store, taker, opened, modules::opened);
        OperatorsAlone operators = new OperatorsAlone(
                store,
                modules,
                () -> ConfiguredPool.of(installation.configuration().modules(), store, surroundings.clock()),
                new TrustFile(installation.data(), store, surroundings.clock()),
                new OutsideLook(installation, store, taker),
                application,
                application,
                InstalledCertificate.in(installation.data().tls(), surroundings),
                new TrustedClients(installation),
                new OwnArchive(installation, store, taker),
                surroundings.clock(),
                surroundings.random());
        Operator owner = Operator.owner(TerminalPerson.name(surroundings));
        return account.<Way>map(name -> new SignedInAlone(
                        operators,
                        modules,
                        name,
                        Origin.of("local: " + owner.actor().name()),
                        surroundings))
                .orElseGet(() -> new Way() {
                    @Override
                    public <R> R handle(OperatorCall<R> call, Dialogue dialogue, DataPlace data) {
                        return operators.operators().handle(owner, call, dialogue);
                    }

                    @Override
                    public void take(Optional<String> module) {
                        modules.take(module);
                    }
                });
    }

    /** Acts with an account whose owner signs in at the first call that needs it, as at a server. */
    private static final class SignedInAlone implements Way {

        private final OperatorsAlone operators;
        private final OpenedModules modules;
        private final String account;
        private final Origin origin;
        private final Surroundings surroundings;
        private Optional<Operator> signedIn = Optional.empty();

        private SignedInAlone(
                OperatorsAlone operators,
                OpenedModules modules,
                String account,
                Origin origin,
                Surroundings surroundings) {
            this.operators = operators;
            this.modules = modules;
            this.account = account;
            this.origin = origin;
            this.surroundings = surroundings;
        }

        @Override
        public <R> R handle(OperatorCall<R> call, Dialogue dialogue, DataPlace data) {
            return operators.operators().handle(who(call), call, dialogue);
        }

        @Override
        public void take(Optional<String> module) {
            modules.take(module);
        }

        private Operator who(OperatorCall<?> call) {
            if (call.asksForProof() && call.ownAccount().equals(Optional.of(account))) {
                return Operator.claiming(account, origin);
            }
            Operator who = signedIn.map(operators.signIn()::again).orElseGet(this::signIn);
            signedIn = Optional.of(who);
            return who;
        }

        private Operator signIn() {
            char[] password = surroundings.prompt().secret("Password of " + account);
            try {
                return operators.signIn().withPassword(account, origin, password);
            } finally {
                Arrays.fill(password, '\0');
            }
        }
    }

    /** True when a server carries the calls out. */
    public boolean isServer() {
        return way.isServer();
    }

    /** Carries a call out. */
    public <R> R handle(OperatorCall<R> call, Dialogue dialogue) {
        return way.handle(call, dialogue, DataPlace.NONE);
    }

    /**
     * The same for a call that hands over data.
     *
     * @param data where that of a server goes; without a server the call puts it in its place itself
     */
    public <R> R handle(OperatorCall<R> call, Dialogue dialogue, DataPlace data) {
        return way.handle(call, dialogue, data);
    }

    /**
     * Takes a module that calls will need, before it is opened and its secret asked for. When a server carries the calls out,
     * only looks whether there is one of that name.
     *
     * @param module its name in the configuration; empty where there is but one
     * @throws io.ptoken.node.holding.HeldFailure when another process has it
     * @throws io.ptoken.node.process.CommandFailure when none or several are meant
     */
    public void take(Optional<String> module) {
        way.take(module);
    }

    @Override
    public void close() {
        opened.close();
    }
}
