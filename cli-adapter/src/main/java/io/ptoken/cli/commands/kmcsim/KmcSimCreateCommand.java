package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.kmcsim.NewSimulator;
import io.ptoken.cli.kmcsim.OpenSimulator;
import io.ptoken.cli.kmcsim.SimulatorDirectory;
import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.VendingKeyDescription;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ptoken kmc-sim create}. */
@Command(
        name = "create",
        description = {
            "Makes a KMC simulator and the files by which installations come to know it.",
            "These are its public keys (kmc.kmcpub.txt) and the trust anchor that has signed them (kmc.anchor.txt)."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc-sim create --name \"Test KMC\" --refresh-days 30")
final class KmcSimCreateCommand implements Callable<Integer> {

    @Mixin
    KmcSimOption sim;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "Test KMC",
            description = "Name for people, 1-40 characters. Default: ${DEFAULT-VALUE}.")
    String name;

    @Option(
            names = "--serial",
            paramLabel = "IDENT",
            defaultValue = "KMC-1",
            description = "Serial in its identity. Default: ${DEFAULT-VALUE}.")
    String serial;

    @Option(
            names = "--refresh-days",
            paramLabel = "N",
            defaultValue = "90",
            description = "After how many days modules must fetch their keys anew, 1-3650. Default: ${DEFAULT-VALUE}.")
    int refreshDays;

    @Option(
            names = "--response-days",
            paramLabel = "N",
            defaultValue = "28",
            description = "For how many days a key load file can be loaded, 1-3650. Default: ${DEFAULT-VALUE}.")
    int responseDays;

    @Option(
            names = "--key",
            paramLabel = "SGC",
            description =
                    "Make a vending key for this supply group at once, as 'ptoken kmc-sim key' does; may be repeated.")
    List<SupplyGroupCode> keys = new ArrayList<>();

    @Spec
    CommandSpec spec;

    private final Surroundings surroundings;

    KmcSimCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.println(Ap1Codec.PROFILE);
        err.flush();
        SimulatorDirectory directory = sim.directory(surroundings);
        KmcPublicKey key = new NewSimulator(name, new Ident(serial), new KmcSettings(refreshDays, responseDays))
                .create(directory, surroundings);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Made " + key.name() + " in " + directory.root() + ", " + key.kmcId() + ".");
        makeKeys(directory, out);
        out.println("Next, where the module is:");
        out.println("  1. ptoken kmc trust " + directory.anchor());
        out.println("  2. ptoken kmc import " + directory.publicKey());
        out.println("  3. ptoken kmc module-key --out module.smpub.txt --anchor module.anchor.txt");
        out.println("and here:");
        String group = keys.isEmpty() ? "123456" : keys.get(0).digits();
        List<String> here = new ArrayList<>();
        if (keys.isEmpty()) {
            here.add("ptoken kmc-sim key " + group + " --name \"Test town\"");
        }
        here.add("ptoken kmc-sim register module.smpub.txt --anchor module.anchor.txt --authorise " + group);
        for (int i = 0; i < here.size(); i++) {
            out.println("  " + (i + 4) + ". " + here.get(i));
        }
        int exchange = here.size() + 4;
        out.println("Then, whenever keys are to be loaded or refreshed, where the module is:");
        out.println("  " + exchange + ". ptoken kmc request --out request.txt");
        out.println("here:");
        out.println("  " + (exchange + 1) + ". ptoken kmc-sim answer request.txt --out keys.klf.txt");
        out.println("and where the module is:");
        out.println("  " + (exchange + 2) + ". ptoken kmc upload keys.klf.txt --load-all");
        out.flush();
        return ExitCode.OK;
    }

    private void makeKeys(SimulatorDirectory directory, PrintWriter out) throws IOException {
        if (keys.isEmpty()) {
            return;
        }
        try (OpenSimulator open = OpenSimulator.in(directory, surroundings)) {
            SimulatorRequests requests = new SimulatorRequests(open.kmc(), surroundings.clock());
            for (SupplyGroupCode sgc : keys) {
                VendingKeyDescription made = requests.generateKey(
                        KeyOrder.standard(sgc, KeyType.DUTK, BaseDate.BDT_2014), Optional.of("Supply group " + sgc));
                out.println("Made SGC " + sgc + " KRN " + made.krn() + " KT 2, KCV " + made.kcv() + ".");
            }
        }
    }
}
