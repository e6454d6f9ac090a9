package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken vk}: vending keys. */
@Command(
        name = "vk",
        description = {
            "Load, list and delete vending keys of the software security module.",
            "Needs the module for itself: stop 'ptoken serve' first."
        },
        synopsisSubcommandLabel = "COMMAND")
final class VkCommand {}
