package io.ptoken.demo;

import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.NewInstallation;
import io.ptoken.node.NewInstallation.FirstAccount;
import io.ptoken.node.Node;
import io.ptoken.node.account.Password;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.DirectoryTree;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.service.access.Role;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An installation in a temporary directory with test keys, served on this host alone.
 *
 * @param module which security module it has
 * @param installation what it is
 * @param node the running server
 * @param username account of the vending client
 * @param password of that account and of the people's; an installation that is thrown away has no secrets
 * @param people who may sign in at the console; none where there is none
 */
record DemoInstallation(
        DemoModule module,
        Installation installation,
        Node node,
        String username,
        String password,
        List<DemoPerson> people) {

    static final String HOST = "127.0.0.1";

    /** As others are told who has the modules. */
    static final String COMMAND = "ptoken demo";

    /** What the published range of amounts is in. */
    static final CurrencyScale CURRENCY = CurrencyScale.CURRENCY_UNITS;

    private static final String USERNAME = "demo";
    private static final int USUAL_PORT = Configuration.DEFAULT.api().port();
    private static final int USUAL_CONSOLE_PORT = Configuration.DEFAULT.web().port();

    /**
     * Makes and starts it.
     *
     * @param port the port, or empty for 9443 if it is free and any other if not
     * @param withConsole true: people can look at it in a browser, on 9444 if it is free and any other if not
     * @param undo is told how to stop and remove it
     */
    static DemoInstallation start(
            DemoModule module,
            StaTables tables,
            Optional<Integer> port,
            boolean withConsole,
            Surroundings surroundings,
            Undo undo)
            throws IOException {
        Path directory = Files.createTempDirectory("ptoken-demo-");
        undo.with(() -> DirectoryTree.delete(directory));
        Path keyFile = moduleKey(directory, surroundings);
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        try (SealingSecret secret = SealingSecret.keyFile(keyFile);
                Password password = Password.generated(surroundings.random())) {
            List<DemoPerson> people = withConsole ? DemoPerson.ALL : List.of();
            List<FirstAccount> accounts = Stream.concat(
                            Stream.of(FirstAccount.vending(USERNAME, Set.of(Role.API, Role.ISSUE_ANY), password)),
                            people.stream().map(person -> person.account(password)))
                    .toList();
            Installation made = NewInstallation.create(data, secret, accounts, CURRENCY, tables, surroundings);
            Optional<DemoHardware> hardware = hardware(module, made, surroundings, undo);
            if (hardware.isEmpty()) {
                DemoKmc.deliver(made, secret, surroundings);
            }
            Starter starter = hardware.isPresent()
                    ? served -> Node.start(
                            served,
                            (store, running) -> ServedModule.of(hardware.get().module()),
                            surroundings)
                    : served -> Node.start(served, secret, Taker.quiet(COMMAND, surroundings));
            Installation local = made.withApi(made.configuration().api().withAddress(HOST))
                    .withoutMetrics()
                    .withWeb(made.configuration().web().withEnabled(withConsole));
            Node node = started(local, port, starter);
            undo.with(node::close);
            return new DemoInstallation(module, local, node, USERNAME, new String(password.characters()), people);
        }
    }

    private static Optional<DemoHardware> hardware(
            DemoModule module, Installation made, Surroundings surroundings, Undo undo) throws IOException {
        if (module == DemoModule.SOFTWARE) {
            return Optional.empty();
        }
        DemoHardware hardware = DemoHardware.start(module, made, surroundings, undo);
        hardware.deliverKeys(made, surroundings);
        return Optional.of(hardware);
    }

    private static Path moduleKey(Path directory, Surroundings surroundings) throws IOException {
        byte[] key = new byte[32];
        surroundings.random().nextBytes(key);
        Path file = Files.createTempFile(directory, "module-", ".key"); // mode 600
        Files.write(file, key);
        Arrays.fill(key, (byte) 0);
        return file;
    }

    /** Starts a node of an installation. */
    @FunctionalInterface
    private interface Starter {
        Node start(Installation served) throws IOException;
    }

    /** Not by looking first whether the usual port is free: another could take it in between. */
    private static Node started(Installation local, Optional<Integer> port, Starter starter) throws IOException {
        boolean usual = port.orElse(USUAL_PORT) == USUAL_PORT;
        int consolePort = usual ? USUAL_CONSOLE_PORT : 0;
        try {
            Node node = starter.start(onPorts(local, port.orElse(USUAL_PORT), consolePort));
            if (node.consolePort().isPresent() || !local.configuration().web().enabled()) {
                return node;
            }
            int taken = node.port();
            node.close();
            return starter.start(onPorts(local, taken, 0));
        } catch (IOException inUse) {
            if (port.isPresent()) {
                throw inUse;
            }
            return starter.start(onPorts(local, 0, 0));
        }
    }

    private static Installation onPorts(Installation local, int port, int consolePort) {
        return local.withApi(local.configuration().api().withPort(port))
                .withWeb(local.configuration().web().withPort(consolePort));
    }

    /** Where a browser finds it; empty where there is no console. */
    Optional<String> console() {
        return node.consolePort().isPresent()
                ? Optional.of("https://" + HOST + ":" + node.consolePort().getAsInt() + "/")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "DemoInstallation[" + installation.data().root() + "]";
    }
}
