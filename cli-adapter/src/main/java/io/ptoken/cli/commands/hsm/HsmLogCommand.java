package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.HsmDocument;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken hsm log}. */
@ReadsOnly
@Command(
        name = "log",
        description = {
            "Shows the event log of a hardware module, newest first; a tampered module tells it too.",
            "The layout of this command is an assumption (A11)."
        })
final class HsmLogCommand extends HsmTask {

    private static final int MOST = 10_000;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "First position; 0 is the newest.")
    int from;

    @Option(names = "--count", paramLabel = "COUNT", defaultValue = "20", description = "Entries at most; default 20.")
    int count;

    @Mixin
    OutputOptions output;

    HsmLogCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void check(HsmAddress address) {
        if (address.dialect() == Dialect.STS05V) {
            throw new CommandFailure("an STS05V module has no log that can be read over the line");
        }
        if (from < 0 || count < 1 || count > MOST) {
            throw new CommandFailure("--from: 0 or more, --count: 1-" + MOST);
        }
    }

    @Override
    void work(HsmAddress address) {
        List<QueryLog.Response> entries = new ArrayList<>();
        onLine(address, client -> read(client, entries));
        if (output.json()) {
            output.print(spec, HsmDocument.Log.of(entries));
        } else if (entries.isEmpty()) {
            say("No entry there.");
        } else {
            TextTable table = TextTable.of("POSITION", "TIME", "EVENT");
            entries.forEach(entry ->
                    table.row(Integer.toString(entry.position()), entry.time().toString(), entry.text()));
            table.lines("", columns()).forEach(this::say);
        }
    }

    private void read(ModuleClient client, List<QueryLog.Response> entries) {
        try {
            for (int position = from; position < from + count; position++) {
                entries.add(client.call(new QueryLog(position)));
            }
        } catch (RefusedException e) {
            boolean pastTheEnd = e.status().code().equals(SmStatus.LOG_RANGE_ERROR.code());
            if (!pastTheEnd) {
                throw e;
            }
        }
    }
}
