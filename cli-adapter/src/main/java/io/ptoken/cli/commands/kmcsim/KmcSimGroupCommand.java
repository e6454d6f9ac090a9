package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc-sim group}. */
@Command(
        name = "group",
        description = "Adds a supply group, or gives it another name and owner.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc-sim group 123456 \"Test town\"")
final class KmcSimGroupCommand extends KmcSimTask {

    @Parameters(index = "0", paramLabel = "SGC", description = "Supply group code, 0-999999.")
    SupplyGroupCode sgc;

    @Parameters(index = "1", paramLabel = "NAME", description = "Its name, 1-40 characters.")
    String name;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who owns its keys. Default: as the name.")
    Optional<String> owner = Optional.empty();

    KmcSimGroupCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SimulatorRequests requests) {
        requests.kmc().addSupplyGroup(new SupplyGroup(sgc, name, owner.orElse(name)));
        say("SGC " + sgc + " is " + name + ".");
    }
}
