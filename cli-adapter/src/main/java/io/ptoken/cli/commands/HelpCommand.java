package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.ReadsOnly;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ptoken help}: what {@code --help} of a command says. */
@ReadsOnly
@Command(
        name = "help",
        description = "Shows the help of a command, as its --help does.",
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken help", "  ptoken help vk load", "  ptoken help --all > commands.txt"})
final class HelpCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Name of the command, e.g. vk load.")
    List<String> path = List.of();

    @Option(names = "--all", description = "The help of that command and of every one below it.")
    boolean all;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String name : path) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = next;
        }
        show(command, spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private void show(CommandLine command, PrintWriter out) {
        command.usage(out);
        if (all) {
            command.getSubcommands().values().forEach(below -> {
                out.println();
                show(below, out);
            });
        }
        out.flush();
    }
}
