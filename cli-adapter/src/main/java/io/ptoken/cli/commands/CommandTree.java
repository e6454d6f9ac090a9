package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.commands.audit.AuditCommand;
import io.ptoken.cli.commands.audit.AuditExportCommand;
import io.ptoken.cli.commands.audit.AuditListCommand;
import io.ptoken.cli.commands.audit.AuditVerifyCommand;
import io.ptoken.cli.commands.backup.BackupCommand;
import io.ptoken.cli.commands.backup.RestoreCommand;
import io.ptoken.cli.commands.clock.ClockAcceptCommand;
import io.ptoken.cli.commands.clock.ClockCommand;
import io.ptoken.cli.commands.hsm.HsmCommand;
import io.ptoken.cli.commands.hsm.HsmDrainCommand;
import io.ptoken.cli.commands.hsm.HsmInfoCommand;
import io.ptoken.cli.commands.hsm.HsmListCommand;
import io.ptoken.cli.commands.hsm.HsmLogCommand;
import io.ptoken.cli.commands.hsm.HsmLoginCommand;
import io.ptoken.cli.commands.hsm.HsmLogoutCommand;
import io.ptoken.cli.commands.hsm.HsmPortsCommand;
import io.ptoken.cli.commands.hsm.HsmPriorityCommand;
import io.ptoken.cli.commands.hsm.HsmProbeCommand;
import io.ptoken.cli.commands.hsm.HsmRegistersCommand;
import io.ptoken.cli.commands.hsm.HsmResumeCommand;
import io.ptoken.cli.commands.hsm.HsmSimulateCommand;
import io.ptoken.cli.commands.hsm.HsmStandbyCommand;
import io.ptoken.cli.commands.installation.InitCommand;
import io.ptoken.cli.commands.installation.NoticesCommand;
import io.ptoken.cli.commands.installation.ServeCommand;
import io.ptoken.cli.commands.installation.StatusCommand;
import io.ptoken.cli.commands.key.KeyCheckCommand;
import io.ptoken.cli.commands.key.KeyCommand;
import io.ptoken.cli.commands.kmc.KmcCommand;
import io.ptoken.cli.commands.kmc.KmcDeleteCommand;
import io.ptoken.cli.commands.kmc.KmcEndCommand;
import io.ptoken.cli.commands.kmc.KmcImportCommand;
import io.ptoken.cli.commands.kmc.KmcListCommand;
import io.ptoken.cli.commands.kmc.KmcLoadAllCommand;
import io.ptoken.cli.commands.kmc.KmcLoadCommand;
import io.ptoken.cli.commands.kmc.KmcModuleKeyCommand;
import io.ptoken.cli.commands.kmc.KmcRemoveCommand;
import io.ptoken.cli.commands.kmc.KmcRequestCommand;
import io.ptoken.cli.commands.kmc.KmcTrustCommand;
import io.ptoken.cli.commands.kmc.KmcUploadCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimAnswerCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimAuthoriseCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimCreateCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimGroupCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimKeyCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimRegisterCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimRevokeCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimShowCommand;
import io.ptoken.cli.commands.kmcsim.KmcSimWithdrawCommand;
import io.ptoken.cli.commands.licence.LicenceCommand;
import io.ptoken.cli.commands.licence.LicenceIssueCommand;
import io.ptoken.cli.commands.licence.LicenceIssuerCommand;
import io.ptoken.cli.commands.licence.LicenceIssuerCreateCommand;
import io.ptoken.cli.commands.licence.LicenceIssuerShowCommand;
import io.ptoken.cli.commands.licence.LicenceLoadCommand;
import io.ptoken.cli.commands.licence.LicenceShowCommand;
import io.ptoken.cli.commands.licence.LicenceTrustCommand;
import io.ptoken.cli.commands.module.ModuleAcceptRollBackCommand;
import io.ptoken.cli.commands.module.ModuleCommand;
import io.ptoken.cli.commands.module.ModuleOfficersCommand;
import io.ptoken.cli.commands.module.ModuleSelfTestCommand;
import io.ptoken.cli.commands.options.DomainConverters;
import io.ptoken.cli.commands.pref.PrefCommand;
import io.ptoken.cli.commands.pref.PrefGetCommand;
import io.ptoken.cli.commands.pref.PrefListCommand;
import io.ptoken.cli.commands.pref.PrefResetCommand;
import io.ptoken.cli.commands.pref.PrefSetCommand;
import io.ptoken.cli.commands.store.StoreAcceptOlderCommand;
import io.ptoken.cli.commands.store.StoreCommand;
import io.ptoken.cli.commands.tables.TablesCommand;
import io.ptoken.cli.commands.tables.TablesShowCommand;
import io.ptoken.cli.commands.task.Unwritten;
import io.ptoken.cli.commands.tls.TlsCommand;
import io.ptoken.cli.commands.tls.TlsExportCommand;
import io.ptoken.cli.commands.tls.TlsRenewCommand;
import io.ptoken.cli.commands.tls.TlsShowCommand;
import io.ptoken.cli.commands.token.TokenCardCommand;
import io.ptoken.cli.commands.token.TokenCommand;
import io.ptoken.cli.commands.token.TokenCreditCommand;
import io.ptoken.cli.commands.token.TokenDecodeCommand;
import io.ptoken.cli.commands.token.TokenEngineeringCommand;
import io.ptoken.cli.commands.token.TokenKeyChangeCommand;
import io.ptoken.cli.commands.token.TokenMeterTestCommand;
import io.ptoken.cli.commands.token.TokenVerifyCommand;
import io.ptoken.cli.commands.user.SessionCommand;
import io.ptoken.cli.commands.user.SessionListCommand;
import io.ptoken.cli.commands.user.SessionRevokeCommand;
import io.ptoken.cli.commands.user.UserAddCommand;
import io.ptoken.cli.commands.user.UserCertificateCommand;
import io.ptoken.cli.commands.user.UserCommand;
import io.ptoken.cli.commands.user.UserDisableCommand;
import io.ptoken.cli.commands.user.UserEnableCommand;
import io.ptoken.cli.commands.user.UserExpireCommand;
import io.ptoken.cli.commands.user.UserListCommand;
import io.ptoken.cli.commands.user.UserPasswdCommand;
import io.ptoken.cli.commands.user.UserRemoveCommand;
import io.ptoken.cli.commands.user.UserRolesCommand;
import io.ptoken.cli.commands.user.UserShowCommand;
import io.ptoken.cli.commands.user.UserUnlockCommand;
import io.ptoken.cli.commands.vk.VkCommand;
import io.ptoken.cli.commands.vk.VkDeleteCommand;
import io.ptoken.cli.commands.vk.VkListCommand;
import io.ptoken.cli.commands.vk.VkLoadCommand;
import io.ptoken.cli.commands.vk.VkShowCommand;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.cli.node.StoreAccess;
import io.ptoken.cli.node.StoreOpener;
import java.util.Arrays;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine;

/** All commands with their places, and how their errors are told. */
public final class CommandTree {

    private CommandTree() {}

    /** The program as a picocli command line; {@code execute} gives the exit code. */
    public static CommandLine of(Surroundings surroundings) {
        return of(surroundings, StoreAccess.of(surroundings));
    }

    /** The same with another way to open the store. */
    public static CommandLine of(Surroundings surroundings, StoreOpener opener) {
        CommandLine program = new CommandLine(new PtokenCommand());
        program.addSubcommand(new DemoCommand(surroundings));
        program.addSubcommand(new ConformanceCommand(surroundings));
        program.addSubcommand(new InitCommand(surroundings));
        program.addSubcommand(new ServeCommand(surroundings));
        program.addSubcommand(new BackupCommand(surroundings, opener));
        program.addSubcommand(new RestoreCommand(surroundings));
        program.addSubcommand(group(
                new VkCommand(),
                new VkLoadCommand(surroundings),
                new VkListCommand(surroundings, opener),
                new VkShowCommand(surroundings, opener),
                new VkDeleteCommand(surroundings)));
        program.addSubcommand(kmc(surroundings, opener));
        program.addSubcommand(group(
                new UserCommand(),
                new UserAddCommand(surroundings),
                new UserListCommand(surroundings),
                new UserShowCommand(surroundings),
                new UserPasswdCommand(surroundings),
                new UserRolesCommand(surroundings),
                new UserDisableCommand(surroundings),
                new UserEnableCommand(surroundings),
                new UserUnlockCommand(surroundings),
                new UserExpireCommand(surroundings),
                new UserCertificateCommand(surroundings),
                new UserRemoveCommand(surroundings)));
        program.addSubcommand(group(
                new SessionCommand(), new SessionListCommand(surroundings), new SessionRevokeCommand(surroundings)));
        program.addSubcommand(group(
                new TlsCommand(),
                new TlsShowCommand(surroundings),
                new TlsExportCommand(surroundings),
                new TlsRenewCommand(surroundings, opener)));
        program.addSubcommand(group(
                new PrefCommand(),
                new PrefListCommand(surroundings, opener),
                new PrefGetCommand(surroundings, opener),
                new PrefSetCommand(surroundings, opener),
                new PrefResetCommand(surroundings, opener)));
        program.addSubcommand(new StatusCommand(surroundings, opener));
        program.addSubcommand(new NoticesCommand(surroundings, opener));
        program.addSubcommand(licence(surroundings, opener));
        program.addSubcommand(group(
                new AuditCommand(),
                new AuditListCommand(surroundings, opener),
                new AuditExportCommand(surroundings, opener),
                new AuditVerifyCommand(surroundings, opener)));
        program.addSubcommand(group(new StoreCommand(), new StoreAcceptOlderCommand(surroundings, opener)));
        program.addSubcommand(group(
                new ModuleCommand(),
                new ModuleSelfTestCommand(surroundings),
                new ModuleOfficersCommand(surroundings),
                new ModuleAcceptRollBackCommand(surroundings)));
        program.addSubcommand(group(new ClockCommand(), new ClockAcceptCommand(surroundings, opener)));
        program.addSubcommand(group(
                new TokenCommand(),
                new TokenDecodeCommand(),
                new TokenCardCommand(surroundings),
                new TokenCreditCommand(surroundings, opener),
                new TokenKeyChangeCommand(surroundings, opener),
                new TokenEngineeringCommand(surroundings, opener),
                new TokenMeterTestCommand(surroundings, opener),
                new TokenVerifyCommand(surroundings, opener)));
        program.addSubcommand(group(new KeyCommand(), new KeyCheckCommand(surroundings)));
        program.addSubcommand(group(new TablesCommand(), new TablesShowCommand()));
        program.addSubcommand(kmcSim(surroundings));
        program.addSubcommand(hsm(surroundings, opener));
        program.addSubcommand(completion());
        program.addSubcommand(new HelpCommand());
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
        HelpLayout.install(program, surroundings.screen().helpColumns());
        program.setOut(TerminalWriter.of(program.getOut(), surroundings.screen().out()));
        program.setErr(TerminalWriter.of(program.getErr(), surroundings.screen().err()));
        return program;
    }

    private static CommandLine licence(Surroundings surroundings, StoreOpener opener) {
        CommandLine licence = group(
                new LicenceCommand(),
                new LicenceLoadCommand(surroundings, opener),
                new LicenceShowCommand(surroundings, opener),
                new LicenceTrustCommand(surroundings, opener),
                new LicenceIssueCommand(surroundings));
        licence.addSubcommand(group(
                new LicenceIssuerCommand(),
                new LicenceIssuerCreateCommand(surroundings),
                new LicenceIssuerShowCommand()));
        return licence;
    }

    private static CommandLine kmcSim(Surroundings surroundings) {
        return group(
                new KmcSimCommand(),
                new KmcSimCreateCommand(surroundings),
                new KmcSimGroupCommand(surroundings),
                new KmcSimKeyCommand(surroundings),
                new KmcSimRegisterCommand(surroundings),
                new KmcSimAuthoriseCommand(surroundings),
                new KmcSimAnswerCommand(surroundings),
                new KmcSimShowCommand(surroundings),
                new KmcSimWithdrawCommand(surroundings),
                new KmcSimRevokeCommand(surroundings));
    }

    private static CommandLine hsm(Surroundings surroundings, StoreOpener opener) {
        return group(
                new HsmCommand(),
                new HsmPortsCommand(),
                new HsmProbeCommand(surroundings),
                new HsmInfoCommand(surroundings),
                new HsmRegistersCommand(surroundings),
                new HsmLogCommand(surroundings),
                new HsmLoginCommand(surroundings),
                new HsmLogoutCommand(surroundings),
                new HsmListCommand(surroundings, opener),
                new HsmDrainCommand(surroundings, opener),
                new HsmResumeCommand(surroundings, opener),
                new HsmPriorityCommand(surroundings, opener),
                new HsmStandbyCommand(surroundings, opener),
                new HsmSimulateCommand(surroundings));
    }

    private static CommandLine kmc(Surroundings surroundings, StoreOpener opener) {
        CommandLine kmc = group(
                new KmcCommand(),
                new KmcListCommand(surroundings, opener),
                new KmcTrustCommand(surroundings, opener),
                new KmcImportCommand(surroundings, opener),
                new KmcModuleKeyCommand(surroundings, opener),
                new KmcRequestCommand(surroundings, opener),
                new KmcUploadCommand(surroundings, opener),
                new KmcLoadAllCommand(surroundings, opener),
                new KmcLoadCommand(surroundings, opener),
                new KmcEndCommand(surroundings, opener),
                new KmcDeleteCommand(surroundings, opener),
                new KmcRemoveCommand(surroundings, opener));
        kmc.addSubcommand(unload(surroundings));
        return kmc;
    }

    /** What 'vk delete' is, where people look for it who get their keys from a KMC. */
    private static CommandLine unload(Surroundings surroundings) {
        CommandLine unload = new CommandLine(new VkDeleteCommand(surroundings));
        unload.getCommandSpec().name("unload").usageMessage().footer("  ptoken kmc unload 3");
        return unload;
    }

    private static CommandLine group(Object command, Object... subcommands) {
        CommandLine group = new CommandLine(command);
        Arrays.stream(subcommands).forEach(group::addSubcommand);
        return group;
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
