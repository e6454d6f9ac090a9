package io.ptoken.benchmarks.load;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.NewInstallation;
import io.ptoken.node.NewInstallation.Choices;
import io.ptoken.node.NewInstallation.FirstAccount;
import io.ptoken.node.account.Password;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstallationHold;
import io.ptoken.node.module.ModuleAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.simulated.TestKeys;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code ptoken init} and {@code ptoken vk load} make, with the published key of the compliance vectors, which
 * protects nothing.
 *
 * @param installation the installation
 * @param keyFile what opens its security module
 * @param password of the account {@link #USERNAME}; thrown away with the installation
 */
public record LoadInstallation(Installation installation, Path keyFile, String password) {

    /** The account that may issue. */
    public static final String USERNAME = "load";

    private static final Pattern NODE_NAME = Pattern.compile("(?m)(^node:\\n(?: +#.*\\n)* +)name:.*");

    static final Set<Role> ROLES = Set.of(Role.API, Role.ISSUE_ANY);
    static final SupplyGroupCode SGC = new SupplyGroupCode(123_457);
    static final KeyRevision KRN = new KeyRevision(1);
    static final BaseDate BASE_DATE = BaseDate.BDT_2014;

    /**
     * Makes it in an empty directory.
     *
     * @param configuration taken as {@code ptoken.yaml}, or the default one
     */
    public static LoadInstallation create(Path directory, Optional<Path> configuration, Surroundings surroundings)
            throws IOException {
        return nodes(directory, configuration, 1, surroundings).get(0);
    }

    /**
     * Makes it with the default configuration and accounts of people, who have the password of the load.
     *
     * @param people roles by name
     */
    public static LoadInstallation withPeople(Path directory, Map<String, Set<Role>> people, Surroundings surroundings)
            throws IOException {
        return node(directory, Optional.empty(), people, false, surroundings);
    }

    /**
     * Makes several that share the store of their configuration.
     *
     * @param nodes how many; each is named in its {@code ptoken.yaml} when there are more than one
     * @throws IllegalStateException when the store is not empty
     */
    static List<LoadInstallation> nodes(
            Path directory, Optional<Path> configuration, int nodes, Surroundings surroundings) throws IOException {
        List<LoadInstallation> made = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            Path own = Files.createDirectory(directory.resolve("node-" + node));
            LoadInstallation one = node(own, configuration, Map.of(), node > 1, surroundings);
            if (nodes > 1) {
                name(one.data().configuration(), "load-" + node);
            }
            made.add(
                    node == 1
                            ? one
                            : new LoadInstallation(
                                    one.installation(),
                                    one.keyFile(),
                                    made.get(0).password()));
        }
        return made;
    }

    private static void name(Path file, String name) throws IOException {
        String text = Files.readString(file);
        String named = NODE_NAME.matcher(text).replaceFirst("$1name: " + name);
        Files.writeString(file, named.equals(text) ? text + "\nnode:\n  name: " + name + "\n" : named);
    }

    private static LoadInstallation node(
            Path directory,
            Optional<Path> configuration,
            Map<String, Set<Role>> people,
            boolean joins,
            Surroundings surroundings)
            throws IOException {
        Path keyFile = moduleKey(directory, surroundings);
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        Configuration.Store store = configuration.isPresent()
                ? ConfigurationFile.read(configuration.get()).store()
                : Configuration.DEFAULT.store();
        try (SealingSecret secret = SealingSecret.keyFile(keyFile);
                Password password = Password.generated(surroundings.random())) {
            List<FirstAccount> accounts = new ArrayList<>();
            accounts.add(FirstAccount.vending(USERNAME, ROLES, password));
            people.forEach((name, roles) -> accounts.add(new FirstAccount(name, roles, password, FirstUse.KEEP)));
            NewInstallation.Made fresh = NewInstallation.create(
                    data,
                    new Choices(
                            store,
                            false,
                            CurrencyScale.NOT_CHOSEN,
                            Configuration.DEFAULT.web().address()),
                    secret,
                    accounts,
                    StaTables.SAMPLE,
                    surroundings);
            if (fresh.joined() != joins) {
                throw new IllegalStateException("the store " + store.url() + " has accounts: name an empty database");
            }
            Installation made = fresh.installation();
            loadKey(made, secret, surroundings);
            if (configuration.isPresent()) {
                Files.write(data.configuration(), Files.readAllBytes(configuration.get()));
            }
            return new LoadInstallation(made, keyFile, new String(password.characters()));
        }
    }

    /** Where it is. */
    public DataDirectory data() {
        return installation.data();
    }

    private static Path moduleKey(Path directory, Surroundings surroundings) throws IOException {
        byte[] key = new byte[32];
        surroundings.random().nextBytes(key);
        Path file = Files.createTempFile(directory, "module-", ".key"); // mode 600
        Files.write(file, key);
        Arrays.fill(key, (byte) 0);
        return file;
    }

    private static void loadKey(Installation installation, SealingSecret secret, Surroundings surroundings) {
        Taker taker = Taker.quiet("load program", surroundings);
        try (Undo running = new Undo();
                OpenStore open = StoreAccess.of(surroundings).open(installation);
                SoftSecurityModule module = ModuleAccess.open(
                        InstallationHold.software(installation, taker, ModuleHold.STOP_IT, running),
                        installation,
                        secret,
                        open.store(),
                        surroundings)) {
            loadKey(module);
        }
    }

    /** Loads the key that the tokens of the load are made with. */
    static void loadKey(SoftSecurityModule module) {
        try (VendingKey key = TestKeys.first()) {
            module.loadVendingKey(
                    new RegisterNumber(1),
                    key,
                    VendingKeyEntry.of(SGC, KRN, KeyType.DUTK, DecoderKeyAlgorithm.DKGA04, BASE_DATE));
        }
    }

    @Override
    public String toString() {
        return "LoadInstallation[" + data().root() + "]";
    }
}
