package io.ptoken.cli.commands.vk;

import picocli.CommandLine.Command;

/** {@code ptoken vk}: vending keys. */
@Command(
        name = "vk",
        description = {
            "Lists the vending keys of a security module; loads and deletes single ones of the software module.",
            "It needs the module for itself: stop 'ptoken serve' first."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class VkCommand {}
