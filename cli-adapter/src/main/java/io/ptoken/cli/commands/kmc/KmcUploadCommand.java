package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.KmcDocument;
import io.ptoken.cli.keyload.KeyLoadText;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.KmcCalls.UploadPreview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc upload}. */
@Command(
        name = "upload",
        description = {
            "Takes a key load file (KLF). Shows what it brings and which keys are erased, and asks first.",
            "From then on every key loaded before from that KMC is gone, and none of the new ones is loaded yet: "
                    + "nothing of that KMC vends until the end of loading.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken kmc upload keys.klf.txt", "  ptoken kmc upload keys.klf.txt --load-all --yes"})
final class KmcUploadCommand extends KmcLoadTask {

    @Parameters(paramLabel = "FILE", description = "KLF, in text armour or not.")
    Path file;

    @Option(names = "--load-all", description = "Then load all keys, as 'ptoken kmc load-all' does.")
    boolean loadAll;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcUploadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int exchange(OperatorAccess access) throws IOException {
        String text = KmsText.readForCheck(file);
        UploadPreview preview = ask(access, new KmcCalls.Preview(module.name(), text));
        KeyLoadText.preview(preview.upload(), preview.tellsOrigins(), columns())
                .forEach(output.json() ? this::warn : this::say);
        askOnceConfirmed(access, yes, "Take this file?", new KmcCalls.Upload(module.name(), text));
        if (loadAll) {
            String kmc = preview.upload().file().kmc().kmcId().text();
            return told(ask(access, new KmcCalls.LoadAll(module.name(), Optional.of(kmc))));
        }
        if (output.json()) {
            output.print(spec, KmcDocument.Uploaded.of(preview.upload()));
            return ExitCode.OK;
        }
        say("Taken. Next: ptoken kmc load-all");
        return ExitCode.OK;
    }
}
