package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.keyload.KeyLoadText;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.keyload.KeyLoadUpload;
import java.io.IOException;
import java.nio.file.Path;
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
            ModuleTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken kmc upload keys.klf.txt", "  ptoken kmc upload keys.klf.txt --load-all --yes"})
final class KmcUploadCommand extends KeyLoadTask {

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
    protected int work(KeyLoadServices services) throws IOException {
        String text = KmsText.readForCheck(file);
        KeyLoadUpload upload = services.files().preview(services.actor(), text);
        KeyLoadText.preview(upload, services.tellsOrigins(), columns()).forEach(this::say);
        confirm(yes, "Take this file?");
        services.files().upload(services.actor(), text);
        KmcId kmc = new KmcId(upload.file().kmc().kmcId().text());
        if (loadAll) {
            return KeyLoadRun.of(services, this::say).all(kmc);
        }
        say("Taken. Next: ptoken kmc load-all");
        return ok();
    }
}
