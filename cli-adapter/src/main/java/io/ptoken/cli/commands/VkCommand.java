package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken vk}: vending keys. */
@Command(
        name = "vk",
        description = {
            "List the vending keys of a security module; load and delete single ones of the software module.",
            "Needs the module for itself: stop 'ptoken serve' first."
        },
        synopsisSubcommandLabel = "COMMAND")
final class VkCommand {}
