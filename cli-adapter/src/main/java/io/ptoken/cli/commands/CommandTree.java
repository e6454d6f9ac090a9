package io.ptoken.cli.commands;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.alerts.AlertsCommand;
import io.ptoken.cli.commands.approvals.ApprovalsCommand;
import io.ptoken.cli.commands.audit.AuditCommand;
import io.ptoken.cli.commands.backup.BackupCommand;
import io.ptoken.cli.commands.backup.RestoreCommand;
import io.ptoken.cli.commands.clock.ClockCommand;
import io.ptoken.cli.commands.ditk.DitkCommand;
import io.ptoken.cli.commands.hsm.HsmCommand;
import io.ptoken.cli.commands.installation.CheckUpCommand;
import io.ptoken.cli.commands.installation.DoctorCommand;
import io.ptoken.cli.commands.installation.FiguresCommand;
import io.ptoken.cli.commands.installation.InitCommand;
import io.ptoken.cli.commands.installation.NoticesCommand;
import io.ptoken.cli.commands.installation.RestartCommand;
import io.ptoken.cli.commands.installation.ServeCommand;
import io.ptoken.cli.commands.installation.StatusCommand;
import io.ptoken.cli.commands.job.JobCommand;
import io.ptoken.cli.commands.key.KeyCommand;
import io.ptoken.cli.commands.kmc.KmcCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimCommand;
import io.ptoken.cli.commands.licence.LicenceCommand;
import io.ptoken.cli.commands.module.ModuleCommand;
import io.ptoken.cli.commands.nodes.NodesCommand;
import io.ptoken.cli.commands.options.DomainConverters;
import io.ptoken.cli.commands.pref.PrefCommand;
import io.ptoken.cli.commands.store.StoreCommand;
import io.ptoken.cli.commands.tables.TablesCommand;
import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.cli.commands.task.DoneAsDocument;
import io.ptoken.cli.commands.task.Unwritten;
import io.ptoken.cli.commands.tls.TlsCommand;
import io.ptoken.cli.commands.token.TokenCommand;
import io.ptoken.cli.commands.user.SessionCommand;
import io.ptoken.cli.commands.user.UserCommand;
import io.ptoken.cli.commands.vk.VkCommand;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.node.store.StoreOpener;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands with their places, and how their errors are told. */
public final class CommandTree {

    private CommandTree() {}

    /** These need all commands to tell of them. */
    private static final Set<String> TELL_OF_ALL = Set.of("help", "completion");

    /** The program as a picocli command line; {@code execute} gives the exit code. */
    public static CommandLine of(ProgramSurroundings surroundings) {
        return of(surroundings, StoreAccess.of(surroundings));
    }

    /**
     * The same with another way to open the store.
     *
     * @param arguments what will be executed: only what they name is there; all commands, where there are none
     */
    public static CommandLine of(ProgramSurroundings surroundings, StoreOpener opener, String... arguments) {
        List<String> words = List.of(arguments);
        boolean all = words.isEmpty() || TELL_OF_ALL.contains(words.get(0));
        CommandLine program = commands(surroundings, opener).line(all ? List.of() : words);
        DomainConverters.register(program);
        program.setExecutionStrategy(new Unwritten());
        program.setExecutionExceptionHandler(new Failures(surroundings));
        program.setParameterExceptionHandler(new UsageErrors(surroundings));
        program.setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.terminal() ? Ansi.ON : Ansi.OFF));
        program.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version and exit.")
                        .build());
        withHelp(program);
        DoneAsDocument.install(program);
        HelpLayout.install(program, surroundings.screen().helpColumns());
        program.setOut(TerminalWriter.of(program.getOut(), surroundings.screen().out()));
        program.setErr(TerminalWriter.of(program.getErr(), surroundings.screen().err()));
        return program;
    }

    private static CommandGroup commands(ProgramSurroundings surroundings, StoreOpener opener) {
        List<Object> commands = new ArrayList<>();
        ServiceLoader.load(CommandElsewhere.class).forEach(elsewhere -> commands.add(elsewhere.command(surroundings)));
        commands.addAll(List.of(
                new ConformanceCommand(surroundings),
                new InitCommand(surroundings),
                new ServeCommand(surroundings),
                new RestartCommand(surroundings, opener),
                new BackupCommand(surroundings, opener),
                new RestoreCommand(surroundings),
                VkCommand.of(surroundings, opener),
                KmcCommand.of(surroundings, opener),
                UserCommand.of(surroundings),
                SessionCommand.of(surroundings),
                ApprovalsCommand.of(surroundings, opener),
                TlsCommand.of(surroundings, opener),
                PrefCommand.of(surroundings, opener),
                new StatusCommand(surroundings, opener),
                new NoticesCommand(surroundings, opener),
                new CheckUpCommand(surroundings, opener),
                new DoctorCommand(surroundings, opener),
                new FiguresCommand(surroundings, opener),
                AlertsCommand.of(surroundings, opener),
                NodesCommand.of(surroundings, opener),
                LicenceCommand.of(surroundings, opener),
                AuditCommand.of(surroundings, opener),
                StoreCommand.of(surroundings, opener),
                ModuleCommand.of(surroundings, opener),
                ClockCommand.of(surroundings, opener),
                JobCommand.of(surroundings, opener),
                TokenCommand.of(surroundings, opener),
                DitkCommand.of(surroundings, opener),
                KeyCommand.of(surroundings),
                TablesCommand.of(),
                KmcSimCommand.of(surroundings),
                HsmCommand.of(surroundings, opener),
                new CommandGroup.Made("completion", CommandTree::completion),
                new HelpCommand()));
        return CommandGroup.of(new PtokenCommand(), commands.toArray());
    }

    private static CommandLine completion() {
        CommandLine completion = new CommandLine(new GenerateCompletion());
        CommandSpec spec = completion.getCommandSpec();
        // picocli takes it for help, and lets help be asked for with any other words beside it.
        spec.name("completion").helpCommand(false);
        // Its options have texts of their own; --help comes back as every command has it.
        List.copyOf(spec.options()).forEach(spec::remove);
        spec.usageMessage()
                .optionListHeading("")
                .description("Prints a completion script for bash and zsh.", "To use it: source <(ptoken completion)");
        return completion;
    }

    private static void withHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help and exit.")
                            .build());
        }
        command.getSubcommands().values().forEach(CommandTree::withHelp);
    }
}
