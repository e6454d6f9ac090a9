package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OperatorOptions;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.InstallationTask;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.WatchDocument;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.doctor.Doctor;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.checkup.CheckUpReport;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken doctor}. */
@ReadsOnly
@Command(
        name = "doctor",
        description = {
            "Looks at what an installation stands on, also at one that does not start: files and who may read them, configuration,"
                    + " STA tables, store, module, clock, certificate, ports, disk. It only reads, and changes nothing.",
            "Exit code 0: all is well; 1: there is something to do; 3: something is not known.",
            OperatorTask.SECRET
        })
public final class DoctorCommand extends InstallationTask {

    @Mixin
    OutputOptions output;

    @Mixin
    OperatorOptions operator;

    private final StoreOpener opener;
    private final boolean terminal;

    public DoctorCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings);
        this.opener = opener;
        this.terminal = surroundings.terminal();
    }

    @Override
    public Integer call() {
        DataDirectory data = installation.named(surroundings());
        CheckUpReport found = new Doctor(
                        data,
                        installation.file(data),
                        installation.tables(surroundings()),
                        this::status,
                        surroundings())
                .examine();
        if (output.json()) {
            output.print(spec, WatchDocument.Doctor.of(found));
        } else {
            CheckUpText.lines("Doctor's look at ", found, terminal).forEach(this::say);
        }
        return CheckUpText.exitCode(found);
    }

    private InstallationStatus status(Installation chosen) throws IOException {
        try (OperatorAccess access = operator.access(chosen, taker(), () -> opener.openExisting(chosen))) {
            return access.handle(new WatchCalls.Status(true), operator.dialogue(surroundings(), false, step -> {}));
        }
    }
}
