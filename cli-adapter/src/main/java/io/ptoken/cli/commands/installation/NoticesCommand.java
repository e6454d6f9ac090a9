package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.WatchDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken notices}. */
@ReadsOnly
@Command(
        name = "notices",
        description = {
            "Lists what needs attention, with what to do about it.",
            "A running server tells what it knows; without one, this command looks itself.",
            NoticeText.INCOMPLETE,
            OperatorTask.SECRET
        })
public final class NoticesCommand extends OperatorTask {

    @Mixin
    OutputOptions output;

    @Option(
            names = "--refresh",
            description =
                    "Have a running server look at everything again, and ask its modules; otherwise it tells what it"
                            + " saw some seconds ago.")
    boolean refresh;

    private final boolean terminal;

    public NoticesCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected int work(OperatorAccess access) {
        NoticeList notices = ask(access, new WatchCalls.Notices(refresh));
        if (output.json()) {
            output.print(spec, WatchDocument.Notices.of(notices));
        } else {
            NoticeText.lines(notices, terminal).forEach(this::say);
            NoticeText.age(notices, surroundings().clock().instant()).forEach(this::say);
        }
        NoticeText.unknown(notices).forEach(this::warn);
        return NoticeText.exitCode(notices);
    }
}
