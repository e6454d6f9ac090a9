package io.ptoken.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.hsm.soft.ModuleSetup;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.account.Password;
import io.ptoken.node.account.TerminalPerson;
import io.ptoken.node.audit.AuditKeyFile;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.DirectoryTree;
import io.ptoken.node.installation.FileModes;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.ModuleAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountAdministration;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.NewAccount;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes the data directory of an installation: configuration, security module without keys, store with its first accounts,
 * TLS certificate. All of it or nothing.
 */
public final class NewInstallation {

    private static final String TEMPLATE = "/io/ptoken/node/config/ptoken.yaml";

    /** The place in it. */
    private static final String WEB_ADDRESS = "another one; 0.0.0.0 for all.\n  address: ";

    /**
     * An account of the beginning.
     *
     * @param password the caller closes it
     * @param firstUse whether it has to be changed
     */
    public record FirstAccount(String username, Set<Role> roles, Password password, FirstUse firstUse) {

        /** That of a vending system, whose password is valid at once. */
        public static FirstAccount vending(String username, Set<Role> roles, Password password) {
            return new FirstAccount(username, roles, password, FirstUse.KEEP);
        }

        /** That of the first administrator, who changes the password before anything else. */
        public static FirstAccount administrator(String username, Password password) {
            return new FirstAccount(username, Set.of(Role.ADMIN), password, FirstUse.MUST_CHANGE);
        }
    }

    /**
     * What it is to be.
     *
     * @param store where it keeps things; a database is brought to the schema of this release
     * @param makesMeters what the module is for, and what {@code ptoken.meterManufacturingMode} says from then on
     * @param currency unit of the API's amount for currency credit
     * @param webAddress where the console listens
     */
    public record Choices(Configuration.Store store, boolean makesMeters, CurrencyScale currency, String webAddress) {

        /** An installation that vends, with a store of its own and a console for its machine alone. */
        public static Choices usual(CurrencyScale currency) {
            return new Choices(
                    Configuration.DEFAULT.store(),
                    false,
                    currency,
                    Configuration.DEFAULT.web().address());
        }
    }

    private NewInstallation() {}

    /**
     * Makes it; nothing is left behind when that fails.
     *
     * @param secret will open the security module; the caller closes it
     * @param accounts those of the beginning
     * @param currency unit of the API's amount for currency credit
     * @param tables STA tables to test the module with
     * @throws io.ptoken.node.process.CommandFailure when the directory is not empty
     */
    public static Installation create(
            DataDirectory data,
            SealingSecret secret,
            List<FirstAccount> accounts,
            CurrencyScale currency,
            StaTables tables,
            Surroundings surroundings)
            throws IOException {
        return create(data, Choices.usual(currency), secret, accounts, tables, surroundings)
                .installation();
    }

    /**
     * What was made.
     *
     * @param joined the store had accounts already, of another node: they are as they were, and none was added
     */
    public record Made(Installation installation, boolean joined) {}

    /**
     * As above, on another store, which may be that of other nodes, and for the makers of meters where the module is.
     *
     * @throws io.ptoken.node.process.CommandFailure also when the store is that of nodes in the other mode
     * @throws io.ptoken.service.port.StoreException when it cannot be reached, or is somebody else's
     */
    public static Made create(
            DataDirectory data,
            Choices choices,
            SealingSecret secret,
            List<FirstAccount> accounts,
            StaTables tables,
            Surroundings surroundings)
            throws IOException {
        boolean makesMeters = choices.makesMeters();
        data.create();
        try (Undo undo = new Undo()) {
            undo.with(() -> DirectoryTree.clear(data.root()));
            Installation installation = new Installation(
                    data,
                    Configuration.DEFAULT
                            .withCurrencyScale(choices.currency())
                            .withStore(choices.store())
                            .withWeb(Configuration.DEFAULT.web().withAddress(choices.webAddress())),
                    tables);
            writeConfiguration(data.configuration(), choices);
            boolean joined;
            try (OpenStore open = StoreAccess.of(surroundings).open(installation)) {
                joined = !open.store().accounts().all().isEmpty();
                if (joined) {
                    requireMode(makesMeters, open.store(), surroundings);
                }
                ModuleSetup setup = makesMeters ? ModuleSetup.NONE.forManufacturing() : ModuleSetup.NONE;
                ModuleAccess.create(installation, secret, open.store(), setup, surroundings)
                        .close();
                if (!joined) {
                    if (makesMeters) {
                        setMode(open.store(), surroundings);
                    }
                    accounts.forEach(account -> addAccount(open.store(), account, surroundings));
                }
            }
            TlsIdentity.loadOrCreate(
                    data.tls(), installation.certificateNames(), surroundings.clock(), surroundings.random());
            AuditKeyFile.of(data, surroundings.random()).makeIfNew();
            FileModes.mend(data); // whatever the mask of this process is
            undo.nothing();
            return new Made(installation, joined);
        }
    }

    /** The preference is one for all nodes of a store. */
    private static void requireMode(boolean makesMeters, ServiceStore store, Surroundings surroundings) {
        boolean nodesMakeMeters = new PreferenceService(store.preferences(), surroundings.clock())
                .get(Preferences.METER_MANUFACTURING_MODE);
        if (nodesMakeMeters != makesMeters) {
            throw new CommandFailure("the nodes of this store " + (nodesMakeMeters ? "make meters" : "vend") + " ("
                    + Preferences.METER_MANUFACTURING_MODE.name() + " is " + nodesMakeMeters + "): repeat this "
                    + (nodesMakeMeters ? "with" : "without") + " --manufacturing, or name a store of its own");
        }
    }

    /** So that the first start fits the module. */
    private static void setMode(ServiceStore store, Surroundings surroundings) {
        new PreferenceService(store.preferences(), surroundings.clock())
                .set(
                        Preferences.METER_MANUFACTURING_MODE.name(),
                        "true",
                        TerminalPerson.name(surroundings),
                        Origin.LOCAL.address());
    }

    private static void writeConfiguration(Path file, Choices choices) throws IOException {
        Configuration.Store store = choices.store();
        try (InputStream template = NewInstallation.class.getResourceAsStream(TEMPLATE)) {
            String text = new String(Objects.requireNonNull(template, TEMPLATE).readAllBytes(), UTF_8);
            Files.writeString(
                    file,
                    text.replace("  tlsSuites: compatible\n", "  tlsSuites: modern\n")
                            .replace(
                                    "currencyScale: " + CurrencyScale.NOT_CHOSEN,
                                    "currencyScale: " + choices.currency())
                            .replace(WEB_ADDRESS + "127.0.0.1", WEB_ADDRESS + choices.webAddress())
                            .replace("  kind: SQLITE\n", "  kind: " + store.kind() + "\n")
                            .replace("  url: \"\"\n", "  url: \"" + store.url() + "\"\n")
                            .replace("  user: ptoken\n", "  user: \"" + store.user() + "\"\n"));
        }
    }

    private static void addAccount(ServiceStore store, FirstAccount account, Surroundings surroundings) {
        AccountAdministration accounts = new AccountAdministration(
                store.accounts(),
                store.knownAddresses(),
                new PasswordHasher(surroundings.random(), 1),
                surroundings.clock(),
                () -> AccessPolicy.DEFAULT);
        NewAccount wanted = NewAccount.of(account.username(), account.roles(), account.firstUse());
        accounts.add(
                Actor.local(TerminalPerson.name(surroundings)),
                wanted,
                account.password().characters());
    }
}
