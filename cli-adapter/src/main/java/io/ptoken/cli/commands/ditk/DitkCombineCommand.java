package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.cli.ditk.CheckedDitk;
import io.ptoken.cli.keyentry.TypedDitk;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken ditk combine}. */
@ReadsOnly
@Command(
        name = "combine",
        sortOptions = false,
        description = {
            "Checks that components give the DITK that they should, and shows no key.",
            "First the key check value of the sheets is asked for, then each custodian types their component and confirms its"
                    + " check value. Do it before the sheets are sealed.",
            TypedDitkTask.OFFLINE
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken ditk combine --ea 7 --components 2",
            "  ptoken ditk combine --ea 11 --components 3 --kcv 8CA64D"
        })
final class DitkCombineCommand extends TypedDitkTask {

    @Mixin
    ComponentsOption components;

    @Mixin
    ExpectedOption expected;

    DitkCombineCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void check() {
        components.requireValid();
    }

    @Override
    CheckedDitk work(TypedDitk typed, CheckValueRule rule) {
        return typed.use(
                components.components(), expected.orAsked(surroundings().prompt()), key -> CheckedDitk.of(key, rule));
    }
}
