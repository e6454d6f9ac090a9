package io.ptoken.cli.commands.vk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.KeyEntryOptions;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.KnownSecretDialogue;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.KeyDocument;
import io.ptoken.cli.keyentry.ComponentText;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.keyentry.KeyCeremony;
import io.ptoken.service.operate.keyentry.KeyEntries;
import io.ptoken.service.operate.keyentry.KeySummary;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.sts.key.KeyCheckValue;
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
            OperatorTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken vk load --sgc 123457 --krn 1",
            "  ptoken vk load --sgc 123457 --krn 2 --components 2 --file a.hex --file b.hex --kcv 08D7B4"
        })
final class VkLoadCommand extends OperatorTask {

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

    @Mixin
    OutputOptions output;

    VkLoadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        entry.requireValid();
        attributes.requireSoundDates(spec.commandLine());
    }

    @Override
    protected int work(OperatorAccess access) {
        KeyEntries entries = entry.entries(surroundings());
        VendingKeyCalls.Load load = new VendingKeyCalls.Load(
                attributes.description(),
                entry.components(),
                entries.typed(),
                expected,
                register,
                replace,
                officers.named());
        Dialogue terminal = operator.dialogue(surroundings(), false, this::progress);
        VendingKeyAttributes loaded = access.handle(
                        load, new KnownSecretDialogue(terminal, KeyCeremony::isLabel, entries::next))
                .attributes();
        if (output.json()) {
            CataloguedKey key =
                    CataloguedKey.inModule(loaded, surroundings().clock().instant());
            output.print(spec, KeyDocument.Key.of(key));
            return ExitCode.OK;
        }
        say("Loaded SGC " + loaded.sgc() + " KRN " + loaded.krn() + " into register " + loaded.register() + ", KCV "
                + loaded.kcv() + ".");
        return ExitCode.OK;
    }

    @Override
    protected void progress(Progress step) {
        if (step instanceof Progress.ComponentEntered entered) {
            warn(ComponentText.of(entered.component()));
        } else if (step instanceof Progress.KeyEntered entered) {
            tell(entered.key());
        }
    }

    private void tell(KeySummary key) {
        key.parityWarning().ifPresent(warning -> warn("Warning: " + warning));
        if (expected.isEmpty()) {
            warn(key.bits() + " bits, key check value " + key.kcv() + ", parity " + key.parity());
        }
    }
}
