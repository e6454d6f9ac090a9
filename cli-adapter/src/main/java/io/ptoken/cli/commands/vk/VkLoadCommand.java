package io.ptoken.cli.commands.vk;

import io.ptoken.cli.commands.options.KeyEntryOptions;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.Roles;
import io.ptoken.cli.keyentry.KeyCeremony;
import io.ptoken.cli.keyentry.KeyEntries;
import io.ptoken.cli.keyentry.KeySummary;
import io.ptoken.cli.vendingkey.FreeRegister;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.keyentry.KeyEntryException.Reason;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.key.VendingKey;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken vk load}. */
@Command(
        name = "load",
        sortOptions = false,
        description = {
            "Loads a vending key that its owner has in the clear, by dual entry.",
            "Two custodians enter the whole key, or two or three custodians one component each. The key check value is "
                    + "shown and confirmed first.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken vk load --sgc 123457 --krn 1",
            "  ptoken vk load --sgc 123457 --krn 2 --components 2 --file a.hex --file b.hex --kcv 08D7B4"
        })
final class VkLoadCommand extends ModuleTask {

    @Mixin
    KeyAttributeOptions attributes;

    @Mixin
    KeyEntryOptions entry;

    @Mixin
    OfficerOptions officers;

    @Option(names = "--kcv", paramLabel = "HEX6", description = "Expected key check value, instead of confirming it.")
    Optional<KeyCheckValue> expected = Optional.empty();

    @Option(names = "--register", paramLabel = "N", description = "Register. Default: the first free one.")
    Optional<RegisterNumber> register = Optional.empty();

    @Option(
            names = "--replace",
            description = "Replace the key in the register, and with it what is left of its limits.")
    boolean replace;

    VkLoadCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected void check() {
        entry.requireValid();
        attributes.requireSoundDates(spec.commandLine());
    }

    @Override
    protected void work(SecurityModule module, LocalAudit audit, Installation chosen) {
        officers.logIn(module, surroundings());
        KeyCheckValueMethod checkValues = KeyCheckValueMethod.standard(
                chosen.configuration().assumptions().longKeyCheckValue());
        KeyEntries entries = entry.entries(surroundings());
        KeyCeremony ceremony =
                new KeyCeremony(entries, checkValues, spec.commandLine().getErr());
        try (VendingKey key = ceremony.key(entry.components(), VendingKey::of, KeyComponents::combineVendingKey)) {
            confirm(KeySummary.of(key, checkValues));
            LoadedVendingKey loaded = load(module, key, KeySummary.of(key, checkValues), audit);
            say("Loaded SGC " + loaded.attributes().sgc() + " KRN "
                    + loaded.attributes().krn() + " into register "
                    + loaded.attributes().register() + ", KCV "
                    + loaded.attributes().kcv() + ".");
        }
    }

    private void confirm(KeySummary summary) {
        summary.parityWarning().ifPresent(warning -> warn("Warning: " + warning));
        if (expected.isPresent()) {
            if (!expected.get().equals(summary.kcv())) {
                throw new CommandFailure("the key check value is " + summary.kcv() + ", expected " + expected.get()
                        + "; nothing was stored");
            }
            return;
        }
        warn(summary.bits() + " bits, key check value " + summary.kcv() + ", parity " + summary.parity());
        if (!surroundings().prompt().confirm("Is that the key check value on the key sheet?")) {
            throw new CommandFailure("not confirmed; nothing was stored");
        }
    }

    private LoadedVendingKey load(SecurityModule module, VendingKey key, KeySummary summary, LocalAudit audit) {
        VendingKeyEntry described = attributes.entry(key.bits());
        RegisterNumber number = register.orElseGet(() -> FreeRegister.first(module));
        KeyEntry taking = Roles.keyEntry(module);
        requireAcceptable(taking, number, key, described);
        audit.append(
                "vk.load",
                "SGC " + described.sgc() + " KRN " + described.krn(),
                (replace ? "replacing register " : "into register ") + number + ", KCV " + summary.kcv());
        return replace
                ? taking.replaceVendingKey(number, key, described)
                : taking.loadVendingKey(number, key, described);
    }

    /** Before the audit entry: what is refused is not written there as done. */
    private void requireAcceptable(KeyEntry taking, RegisterNumber number, VendingKey key, VendingKeyEntry described) {
        try {
            taking.requireAcceptable(number, key, described, replace);
        } catch (KeyEntryException e) {
            if (e.reason() == Reason.DUPLICATE) {
                throw new CommandFailure(e.getMessage() + "; --replace with its --register replaces it", e);
            }
            if (e.reason() == Reason.REGISTER_OCCUPIED) {
                throw new CommandFailure(
                        "register " + number + " is in use; --replace replaces its key, and without --register the"
                                + " key goes into the first free one",
                        e);
            }
            throw e;
        }
    }
}
