package io.ptoken.cli.kmcsim;

import io.ptoken.cli.console.TextTable;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.RegisteredModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a KMC holds, for people. */
public final class SimulatorText {

    private static final String INDENT = "  ";

    private SimulatorText() {}

    /** All of it; what there is none of is left out, and tables become blocks of lines where {@code columns} are too few. */
    public static List<String> lines(KmcSimulator kmc, int columns) {
        List<String> lines = new ArrayList<>();
        TextTable identity = new TextTable();
        SimulatorFacts.identity(kmc).forEach((name, value) -> identity.row(title(name), value.toString()));
        identity.row("trusts modules signed by", anchors(kmc));
        lines.addAll(identity.lines("", columns));
        table(lines, columns, "Modules", kmc.modules().stream().map(SimulatorFacts::module));
        table(lines, columns, "Supply groups", kmc.supplyGroups().stream().map(SimulatorFacts::group));
        table(lines, columns, "Vending keys", kmc.vendingKeys().stream().map(SimulatorFacts::key));
        table(lines, columns, "Authorisations", kmc.authorisations().stream().map(SimulatorFacts::authorisation));
        table(lines, columns, "Files handed out", kmc.modules().stream().flatMap(SimulatorText::files));
        return lines;
    }

    private static String anchors(KmcSimulator kmc) {
        return kmc.moduleAnchors().isEmpty()
                ? "nobody yet; see 'ptoken kmc-sim register --anchor'"
                : kmc.moduleAnchors().stream()
                        .map(anchor -> anchor.name().value())
                        .collect(Collectors.joining(", "));
    }

    private static Stream<Map<String, Object>> files(RegisteredModule module) {
        return module.files().stream().map(file -> SimulatorFacts.file(module, file));
    }

    private static void table(List<String> lines, int columns, String heading, Stream<Map<String, Object>> rows) {
        List<Map<String, Object>> all = rows.toList();
        if (all.isEmpty()) {
            return;
        }
        TextTable table = TextTable.of(
                all.get(0).keySet().stream().map(SimulatorText::column).toArray(String[]::new));
        all.forEach(
                row -> table.row(row.values().stream().map(SimulatorText::cell).toArray(String[]::new)));
        lines.add("");
        lines.add(heading + ":");
        lines.addAll(table.lines(INDENT, columns));
    }

    private static String cell(Object value) {
        String text = value.toString();
        return text.isEmpty() ? "-" : text;
    }

    private static String column(String name) {
        return name.equals("smId") ? "SMID" : name.toUpperCase(Locale.ROOT);
    }

    private static String title(String name) {
        return switch (name) {
            case "kmcId" -> "KMCID";
            case "trustAnchor" -> "trust anchor";
            case "usableUntil" -> "usable until";
            case "keyRefreshDays" -> "keys are fetched anew after (days)";
            case "responseDays" -> "a file can be loaded for (days)";
            default -> name;
        };
    }
}
