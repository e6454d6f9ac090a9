package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.CommandTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.cli.ditk.ComponentSheet;
import io.ptoken.cli.ditk.SheetPdf;
import io.ptoken.cli.ditk.SheetText;
import io.ptoken.sts.key.KeyCheckValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken ditk sheet}. */
@ReadsOnly
@Command(
        name = "sheet",
        sortOptions = false,
        description = {
            "Prints component sheets, one for each custodian, as text or as a PDF.",
            "What you do not give is left for the pen. The component always is: no option takes one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken ditk sheet --ea 7 --components 2                    two blank sheets as text",
            "  ptoken ditk sheet --ea 11 --components 3 --pdf sheets.pdf  three blank pages",
            "  ptoken ditk sheet --ea 7 --components 2 --key-name 'Plant 2' --date 2026/11/30 --custodian 'Jane Doe'"
                    + " --custodian 'John Roe'"
        })
final class DitkSheetCommand extends CommandTask {

    @Mixin
    EaOption ea;

    @Mixin
    ComponentsOption components;

    @Option(names = "--key-name", paramLabel = "TEXT", description = "Name or description of the key.")
    Optional<String> keyName = Optional.empty();

    @Option(names = "--date", paramLabel = "YYYY/MM/DD", description = "When the key was made.")
    Optional<String> date = Optional.empty();

    @Option(
            names = "--custodian",
            paramLabel = "NAME",
            description = "Full name of a custodian; once for each component, in their order.")
    List<String> custodians = List.of();

    @Option(
            names = "--contact",
            paramLabel = "NUMBER",
            description = "Contact number of a custodian; once for each component, in their order.")
    List<String> contacts = List.of();

    @Option(
            names = "--check-value",
            paramLabel = "HEX6",
            description = "Check value of a component; once for each component, in their order.")
    List<KeyCheckValue> checkValues = List.of();

    @Option(names = "--kcv", paramLabel = "HEX6", description = "Check value of the key.")
    Optional<KeyCheckValue> kcv = Optional.empty();

    @Option(names = "--pdf", paramLabel = "FILE", description = "Write a PDF to this new file, in the place of text.")
    Optional<Path> pdf = Optional.empty();

    @Mixin
    CheckValueOption rules;

    @Override
    public Integer call() throws IOException {
        ea.requireValid();
        components.requireValid();
        requireNoMore("--custodian", custodians);
        requireNoMore("--contact", contacts);
        requireNoMore("--check-value", checkValues);
        Optional<LocalDate> made = date.map(this::parsed);
        CheckValueRule rule = rules.rule(ea.ea());
        List<ComponentSheet> sheets = IntStream.rangeClosed(1, components.components())
                .mapToObj(number -> sheet(number, made, rule))
                .toList();
        if (pdf.isPresent()) {
            write(sheets, pdf.get());
            say("Wrote " + pdf.get() + ": " + sheets.size() + " pages, one for each custodian.");
        } else {
            print(sheets);
        }
        return ExitCode.OK;
    }

    private ComponentSheet sheet(int number, Optional<LocalDate> made, CheckValueRule rule) {
        return new ComponentSheet(
                keyName,
                made,
                at(custodians, number),
                at(contacts, number),
                number,
                components.components(),
                rule,
                at(checkValues, number),
                kcv);
    }

    private static <T> Optional<T> at(List<T> values, int number) {
        return number > values.size() ? Optional.empty() : Optional.of(values.get(number - 1));
    }

    private void requireNoMore(String option, List<?> values) {
        if (values.size() > components.components()) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": given " + values.size() + " times, expected once for each of " + components.components()
                            + " components");
        }
    }

    private LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text, ComponentSheet.DATE);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--date: got '" + text + "', expected a day like 2026/11/30", e);
        }
    }

    /** A page for each, where the printer keeps form feeds. */
    private void print(List<ComponentSheet> sheets) {
        for (int i = 0; i < sheets.size(); i++) {
            if (i > 0) {
                say("\f");
            }
            SheetText.lines(sheets.get(i)).forEach(this::say);
        }
    }

    private static void write(List<ComponentSheet> sheets, Path file) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        SheetPdf.write(sheets, document);
        Files.write(file, document.toByteArray(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
