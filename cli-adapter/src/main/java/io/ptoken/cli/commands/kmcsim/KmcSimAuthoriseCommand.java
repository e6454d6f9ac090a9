package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.cli.kmcsim.WantedAuthorisation;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.kmc.simulator.NumberedAuthorisation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc-sim authorise}. */
@Command(
        name = "authorise",
        sortOptions = false,
        description = "Lets a module use the keys of a supply group from its next request on (key use authorisation).",
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc-sim authorise 123456 --module 12345678 --ulm 000186A0 --until 2027-12-31")
final class KmcSimAuthoriseCommand extends KmcSimTask {

    @Parameters(paramLabel = "SGC", description = "Supply group code, 0-999999.")
    SupplyGroupCode sgc;

    @Option(names = "--module", required = true, paramLabel = "MODULE", description = "Serial or SMID of the module.")
    String module;

    @Option(names = "--krn", paramLabel = "KRN", description = "This key revision alone. Default: all.")
    Optional<KeyRevision> krn = Optional.empty();

    @Option(
            names = "--kt",
            paramLabel = "KT",
            defaultValue = "2",
            description = "Type of the decoder keys: 1 default, 2 unique (default), 3 common.")
    KeyType keyType;

    @Option(names = "--ulm", paramLabel = "HEX8", description = "Unit limit in tenths, 8 hex digits. Default: none.")
    Optional<CreditLimit> unitLimit = Optional.empty();

    @Option(
            names = "--clm",
            paramLabel = "HEX8",
            description = "Currency limit in whole units, 8 hex digits. Default: none.")
    Optional<CreditLimit> currencyLimit = Optional.empty();

    @Option(
            names = "--sbm",
            paramLabel = "HEX4",
            description = "Credit subclasses, 4 hex digits. Default: all, none for KT 1.")
    Optional<SubclassMask> subclasses = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Last moment. Default: in a year.")
    Optional<Instant> until = Optional.empty();

    KmcSimAuthoriseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SimulatorRequests requests) {
        NumberedAuthorisation given = requests.authorise(
                new WantedAuthorisation(sgc, module, krn, keyType, until, unitLimit, currencyLimit, subclasses));
        say("Authorisation " + given.number() + ": the module "
                + given.authorisation().moduleId().serial() + " may use the keys of SGC " + sgc + " until "
                + given.authorisation().until() + ".");
    }
}
