package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.InstallationOptions;
import io.ptoken.cli.commands.options.TcpPort;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.Results;
import io.ptoken.cli.server.StartLines;
import io.ptoken.node.Node;
import io.ptoken.node.RestartableNode;
import io.ptoken.node.ServingInstallation;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ptoken serve}. */
@Command(
        name = "serve",
        description = {
            "Serves the TokenApi to vending systems until Ctrl-C or SIGTERM, then finishes the calls in flight.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken serve", "  PTOKEN_KEY_FILE=/etc/ptoken.key ptoken serve --data /var/lib/ptoken"})
public final class ServeCommand implements Callable<Integer> {

    private final ProgramSurroundings surroundings;

    @Mixin
    InstallationOptions installation;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = TcpPort.class,
            description = "TCP port instead of the configured one; 0: any.")
    Optional<Integer> port = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Address to listen on instead of the configured.")
    Optional<String> address = Optional.empty();

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            converter = TcpPort.class,
            description = "TCP port of metrics and health instead of the configured one; 0: any.")
    Optional<Integer> metricsPort = Optional.empty();

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            converter = TcpPort.class,
            description = "TCP port of the console instead of the configured one; 0: any.")
    Optional<Integer> webPort = Optional.empty();

    @Option(names = "--no-web", description = "Serves no console.")
    boolean noWeb;

    @Spec
    CommandSpec spec;

    public ServeCommand(ProgramSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Undo running = new Undo()) {
            surroundings.stopSignal().onStop(running);
            RestartableNode server = RestartableNode.start(new AsConfigured(), surroundings);
            running.with(() -> stop(server, out));
            Facts.print(out, StartLines.of(server.node(), server.installation()));
            out.println("Ready. Ctrl-C stops.");
            // Selling is worth more than saying so.
            Results.lossOf(out).ifPresent(loss -> warn("ptoken: serving, but cannot say so (" + loss.reason() + ")"));
            surroundings.stopSignal().await();
            server.end().ifPresent(why -> {
                throw new CommandFailure(why);
            });
        }
        return ExitCode.OK;
    }

    private Installation toServe(Installation configured) {
        Configuration.Api api = configured.configuration().api();
        Configuration.Metrics metrics = configured.configuration().metrics();
        Configuration.Web web = configured.configuration().web();
        return configured
                .withApi(api.withPort(port.orElse(api.port())).withAddress(address.orElse(api.address())))
                .withMetrics(metrics.withPort(metricsPort.orElse(metrics.port())))
                .withWeb(web.withPort(webPort.orElse(web.port())).withEnabled(web.enabled() && !noWeb));
    }

    private void warn(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private static void stop(RestartableNode server, PrintWriter out) {
        if (server.end().isPresent()) {
            return;
        }
        out.println("Stopping: no new calls, those in flight are finished ...");
        out.flush();
        server.close();
        out.println("Stopped.");
        out.flush();
    }

    /** The configuration file as it is, and the options of the command line over it. */
    private final class AsConfigured implements ServingInstallation {

        @Override
        public Installation read() throws IOException {
            return toServe(installation.installation(surroundings));
        }

        @Override
        public Taker taker(Surroundings opening) {
            return new Taker(spec.qualifiedName(), ServeCommand.this::warn, opening);
        }

        @Override
        public void restarting() {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Restarting: no new calls, those in flight are finished ...");
            out.flush();
        }

        @Override
        public void restarted(Node node, Installation restarted) {
            PrintWriter out = spec.commandLine().getOut();
            Facts.print(out, StartLines.of(node, restarted));
            out.println("Ready. Ctrl-C stops.");
            out.flush();
        }

        @Override
        public void ended() {
            surroundings.stopSignal().release();
        }
    }
}
