package io.ptoken.cli.commands.licence;

import picocli.CommandLine.Command;

/** {@code ptoken licence issuer}: the key that signs licences. */
@Command(
        name = "issuer",
        description = "Makes and shows the key that signs licences. Keep it apart from the modules.",
        synopsisSubcommandLabel = "COMMAND")
public final class LicenceIssuerCommand {}
