package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.kmc.simulator.VendingKeyDescription;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc-sim key}. */
@Command(
        name = "key",
        sortOptions = false,
        description = {
            "Generates a vending key for a supply group; nobody sees it.",
            "Its KRN is the next one of the group and type; after 9 comes 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken kmc-sim key 123456 --name \"Test town\"", "  ptoken kmc-sim key 123456 --dkga 2 --ea 07"})
final class KmcSimKeyCommand extends KmcSimTask {

    @Parameters(paramLabel = "SGC", description = "Supply group code, 0-999999.")
    SupplyGroupCode sgc;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the group, which is added with its first key; one that is there keeps its name.")
    Optional<String> name = Optional.empty();

    @Mixin
    KmcSimKeyOptions key;

    KmcSimKeyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SimulatorRequests requests) {
        VendingKeyDescription made = requests.generateKey(key.order(sgc), name);
        say("Made SGC " + made.order().sgc() + " KRN " + made.krn() + " KT "
                + made.order().keyType().code() + ", KCV " + made.kcv() + ".");
    }
}
