package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.DataOption;
import io.ptoken.cli.commands.options.PasswordOptions;
import io.ptoken.cli.commands.options.StoreOptions;
import io.ptoken.cli.commands.task.Unwritten;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.cli.console.TextTable;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.NewInstallation;
import io.ptoken.node.NewInstallation.Choices;
import io.ptoken.node.NewInstallation.FirstAccount;
import io.ptoken.node.account.Password;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.module.ModuleSecret;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.Param;
import io.ptoken.service.access.Role;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ptoken init}. */
@Command(
        name = "init",
        description = {
            "Makes an installation of your own.",
            "It is a data directory with the configuration, a software security module without keys, the store with "
                    + "an account for a vending system and one for an administrator, and a TLS certificate.",
            "The administrator's password is generated and shown once; it has to be changed before anything else is done.",
            "With --store-url the store is a PostgreSQL database, which several nodes may share; where it has accounts already, they"
                    + " are kept, and this node joins.",
            "With --manufacturing it is for the makers of meters: its module holds DITKs and makes the tokens that take new meters"
                    + " from them to vending keys, and no others. What a module is for never changes.",
            "The passphrase that seals the module is asked for, or taken from PTOKEN_PASSPHRASE; PTOKEN_KEY_FILE "
                    + "names a file with a 32-byte key instead."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken init",
            "  ptoken init --manufacturing",
            "  ptoken init --store-url jdbc:postgresql://db.example/ptoken",
            "  PTOKEN_KEY_FILE=/etc/ptoken.key ptoken init --data /var/lib/ptoken --user till"
        })
public final class InitCommand implements Callable<Integer> {

    private static final Step REAL_METERS = new Step("set staTables in ptoken.yaml", "for real meters of EA 07");

    private static final Set<Role> VENDING = Set.of(Role.API, Role.ISSUE_ANY);

    private final Surroundings surroundings;

    @Mixin
    DataOption data;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "vending",
            description = "Name of the vending system's account. Default: ${DEFAULT-VALUE}.")
    String username;

    @Option(
            names = "--admin",
            paramLabel = "NAME",
            defaultValue = "admin",
            description = "Name of the administrator's account. Default: ${DEFAULT-VALUE}.")
    String admin;

    @Mixin
    PasswordOptions password;

    @Mixin
    StoreOptions store;

    @Option(
            names = "--currency-scale",
            paramLabel = "UNIT",
            description = "Unit in which your vending system sends amounts of currency credit: HUNDRED_THOUSANDTHS "
                    + "(1000000 is 10.00), CURRENCY_UNITS (10.00 is 10.00) or NOT_CHOSEN, which sells none. "
                    + "Default: asked at a terminal, else NOT_CHOSEN.")
    Optional<CurrencyScale> currency = Optional.empty();

    @Option(
            names = "--web-address",
            paramLabel = "ADDRESS",
            description =
                    "Address at which the console listens for browsers; 0.0.0.0: all of this machine. Default: asked at a"
                            + " terminal, else 127.0.0.1, this machine alone.")
    Optional<String> webAddress = Optional.empty();

    @Option(
            names = "--manufacturing",
            description = "Makes meters instead of vending: the module has manufacturing firmware, and"
                    + " ptoken.meterManufacturingMode is true.")
    boolean manufacturing;

    @Spec
    CommandSpec spec;

    public InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory(surroundings);
        directory.requireEmpty();
        Param.ident("username", username);
        Param.ident("admin", admin);
        if (admin.equals(username)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--user and --admin both name '" + admin + "': a program and a person have an account each");
        }
        Configuration.Store kept = store.store();
        Optional<Password> given = password.stored(surroundings);
        try (SealingSecret secret = ModuleSecret.fresh(surroundings);
                Password used = given.orElseGet(() -> Password.generated(surroundings.random()));
                Password first = Password.generated(surroundings.random())) {
            CurrencyScale scale = currency.orElseGet(() -> manufacturing
                    ? CurrencyScale.NOT_CHOSEN // it sells nothing
                    : CurrencyScaleQuestion.ask(surroundings.prompt()));
            String console = webAddress.orElseGet(() -> ConsoleAddressQuestion.ask(surroundings.prompt()));
            NewInstallation.Made made = NewInstallation.create(
                    directory,
                    new Choices(kept, manufacturing, scale, console),
                    secret,
                    List.of(FirstAccount.vending(username, VENDING, used), FirstAccount.administrator(admin, first)),
                    StaTables.SAMPLE,
                    surroundings);
            if (made.joined()) {
                tellJoined(directory, kept, scale, console);
            } else {
                tell(directory, kept, given.isPresent() ? Optional.empty() : Optional.of(used), first, scale, console);
            }
        }
        return ExitCode.OK;
    }

    private void tellJoined(DataDirectory directory, Configuration.Store kept, CurrencyScale scale, String console) {
        PrintWriter out = spec.commandLine().getOut();
        files(out, directory);
        out.println("Joined " + place(kept) + ": its accounts are as they were, and no password is new.");
        tellUse(out, scale, console);
        out.println();
        out.println("Next:");
        out.println(
                manufacturing
                        ? "  1. ptoken module officers ..., ptoken ditk load ..., ptoken kmc ...   its own officers and keys"
                        : "  1. ptoken vk load --sgc ... --krn ...   the vending keys, with limits of their own");
        out.println("  2. make ptoken.yaml like that of the other nodes: assumptions, staTables");
        out.println("  3. put the certificate of the other nodes, or one of the same CA, into tls/");
        out.println("  4. ptoken serve, then ptoken status --all");
        out.flush();
        Unwritten.require(out, Unwritten.DONE);
    }

    /** Options of the URL are left out. */
    private static String place(Configuration.Store kept) {
        return "the store in " + kept.url().replaceFirst("[?].*", "") + " of user " + kept.user();
    }

    private void tellUse(PrintWriter out, CurrencyScale scale, String console) {
        if (manufacturing) {
            out.println("For the makers of meters: the module has manufacturing firmware, which never changes, and"
                    + " ptoken.meterManufacturingMode is true.");
        } else {
            out.println("Currency credit: " + CurrencyScaleQuestion.describe(scale));
        }
        out.println("Console: " + ConsoleAddressQuestion.describe(console));
    }

    private static void files(PrintWriter out, DataDirectory directory) {
        out.println(
                "Made an installation in " + directory.root().toAbsolutePath().normalize() + ":");
        out.println("  ptoken.yaml     configuration, every key explained");
        out.println("  softsm.sealed   security module, no keys yet");
        out.println("  tls/            certificate for the TokenApi");
    }

    private void tell(
            DataDirectory directory,
            Configuration.Store kept,
            Optional<Password> generated,
            Password first,
            CurrencyScale scale,
            String console) {
        PrintWriter out = spec.commandLine().getOut();
        files(out, directory);
        String accounts = ", with the accounts '" + username + "' and '" + admin + "'";
        out.println(
                kept.kind() == StoreKind.SQLITE
                        ? "  ptoken.db       store" + accounts
                        : "Made " + place(kept) + accounts);
        generated.ifPresent(password -> {
            out.print("Password of '" + username + "', shown this once: ");
            out.println(password.characters());
        });
        out.print("Password of '" + admin + "', shown this once, to be changed first: ");
        out.println(first.characters());
        tellUse(out, scale, console);
        out.println();
        String there = data.typed();
        out.println("Next:");
        List<Step> steps = manufacturing ? toMakeMeters(there) : toVend(there);
        TextTable table = new TextTable();
        for (int i = 0; i < steps.size(); i++) {
            table.row(i + 1 + ". " + steps.get(i).command(), steps.get(i).purpose());
        }
        table.lines("  ", TerminalWriter.columns(out)).forEach(out::println);
        out.flush();
        String passwd = generated.isPresent()
                ? "'ptoken user passwd " + username + there + "' and 'ptoken user passwd " + admin + there
                        + "' give the accounts passwords that you know"
                : "'ptoken user passwd " + admin + there + "' gives the account a password that you know";
        Unwritten.require(out, Unwritten.DONE + "; " + passwd);
    }

    /** What to do next, and what for. */
    private record Step(String command, String purpose) {}

    private List<Step> toVend(String there) {
        return List.of(
                new Step(
                        "ptoken vk load" + there + " --sgc ... --krn ...",
                        "a vending key, two custodians; 'ptoken kmc': from a KMC"),
                REAL_METERS,
                new Step("ptoken serve" + there, "serve vending systems on port 9443"),
                ownPassword(there));
    }

    private List<Step> toMakeMeters(String there) {
        return List.of(
                new Step(
                        "ptoken module officers" + there + " ...",
                        "two crypto officers, who let custodians load DITKs"),
                new Step(
                        "ptoken ditk load" + there + " ...",
                        "a DITK from its components; 'ptoken ditk generate': a new one"),
                new Step(
                        "ptoken kmc" + there + " ...", "the vending keys that meters go to; 'ptoken vk load': by hand"),
                REAL_METERS,
                new Step("ptoken serve" + there, "serve programs on port 9443"),
                ownPassword(there));
    }

    private Step ownPassword(String there) {
        return new Step("ptoken user passwd " + admin + " --own" + there, "the administrator's own password");
    }
}
