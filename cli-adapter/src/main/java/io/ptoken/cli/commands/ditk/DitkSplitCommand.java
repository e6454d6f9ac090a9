package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.cli.ditk.CheckedDitk;
import io.ptoken.cli.keyentry.TypedDitk;
import io.ptoken.hsm.manufacture.DitkParity;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.key.OddParity;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken ditk split}. */
@ReadsOnly
@Command(
        name = "split",
        sortOptions = false,
        description = {
            "Splits a DITK that its holder knows into components, one for each custodian.",
            "The holder types it. Each custodian then sees their component alone, once, and writes it on their sheet.",
            TypedDitkTask.OFFLINE
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken ditk split --ea 7 --components 2",
            "  ptoken ditk split --ea 7 --components 3 --odd-parity   make its parity odd first"
        })
final class DitkSplitCommand extends TypedDitkTask {

    @Mixin
    ComponentsOption components;

    @Option(
            names = "--odd-parity",
            description =
                    "Make the parity of an EA 07 key odd first. The components then give another key than the one that"
                            + " is typed, with the same check value.")
    boolean oddParity;

    DitkSplitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void check() {
        components.requireValid();
        if (oddParity && ea.ea() != EncryptionAlgorithm.STA) {
            throw new ParameterException(spec.commandLine(), "--odd-parity: keys of EA 11 have no parity");
        }
    }

    @Override
    CheckedDitk work(TypedDitk typed, CheckValueRule rule) {
        return typed.use(1, Optional.empty(), key -> {
            CheckedDitk checked = CheckedDitk.of(key, rule);
            if (!oddParity || checked.parity() == DitkParity.ODD) {
                show(typed, key);
                return checked;
            }
            try (DecoderKey odd = OddParity.adjusted(key)) {
                show(typed, odd);
                return new CheckedDitk(rule, checked.kcv(), DitkParity.ODD, true);
            }
        });
    }

    private void show(TypedDitk typed, DecoderKey key) {
        List<KeyComponent> split =
                KeyComponents.split(key, components.components(), surroundings().random());
        try {
            typed.show(split);
        } finally {
            split.forEach(KeyComponent::close);
        }
    }
}
