package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.cli.ditk.CheckedDitk;
import io.ptoken.cli.keyentry.TypedDitk;
import io.ptoken.node.process.Surroundings;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken ditk parity}. */
@ReadsOnly
@Command(
        name = "parity",
        sortOptions = false,
        description = {
            "Shows whether a DITK for EA 07 has odd parity: an odd number of ones in each byte.",
            "Its check value ignores the parity bits: two keys that differ in them alone have one check value and do not work"
                    + " together. 7676767676767676 has odd parity; 7777777777777777 has the same check value and has not."
                    + " Components need no parity, only the key does: 0000000076767676 and 7676767600000000 make the first.",
            TypedDitkTask.OFFLINE
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken ditk parity --ea 7                 type the whole key",
            "  ptoken ditk parity --ea 7 --components 2  type its components"
        })
final class DitkParityCommand extends TypedDitkTask {

    @Mixin
    WholeOrComponents entered;

    DitkParityCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void check() {
        entered.requireValid();
    }

    @Override
    CheckedDitk work(TypedDitk typed, CheckValueRule rule) {
        return typed.use(entered.components().orElse(1), Optional.empty(), key -> CheckedDitk.of(key, rule));
    }
}
