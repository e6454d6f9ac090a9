package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** The command {@code ptoken} itself: only the list of the others. */
@Command(
        name = "ptoken",
        versionProvider = ProgramVersion.class,
        description = "Issues, verifies, serves and proves STS prepayment tokens.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  ptoken demo --once      sells a token to a virtual meter, end to end",
            "  ptoken conformance      proves this installation against known answers",
            "  ptoken init             makes an installation of your own",
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong command line, 3 not known or incomplete, "
                    + "130 interrupted."
        })
final class PtokenCommand {}
