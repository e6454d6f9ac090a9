package io.ptoken.cli.server;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.node.Node;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.config.ModuleEntry.Kind;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.Version;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server says about itself when it has started. */
public final class StartLines {

    private static final int KEYS_SHOWN = 4;

    private static final String CURRENCY_SALES_STOPPED =
            "'currencyScale: HUNDRED_THOUSANDTHS' under 'assumptions' in ptoken.yaml keeps what it meant until now";

    private StartLines() {}

    /** Names and values in the order to show them. */
    public static Map<String, String> of(Node node, Installation installation) {
        ModuleStatus module = node.moduleStatus();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("ptoken", Version.current());
        Map<String, String> several = PoolLines.of(module);
        if (several.isEmpty()) {
            lines.put("security module", state(module));
        }
        lines.putAll(several);
        lines.put("STA tables", installation.tables().describe());
        lines.put("vending keys", keys(module.state(), node.vendingKeys(), installation));
        if (node.currencySalesStopped()) {
            lines.put("currency credit", "not sold: " + CURRENCY_SALES_STOPPED);
        }
        lines.put(
                "TokenApi",
                installation.configuration().api().address() + " port " + node.port() + ", Thrift over TLS");
        node.consolePort()
                .ifPresent(port -> lines.put(
                        "console",
                        "https://" + host(installation.configuration().web().address()) + ":" + port + "/"));
        String metricsAddress = installation.configuration().metrics().address();
        node.metricsPort()
                .ifPresent(
                        port -> lines.put("metrics", metricsAddress + " port " + port + ", with /health and /ready"));
        lines.put("certificate", "SHA-256 " + node.identity().fingerprint());
        lines.put(
                "",
                "valid until " + expiry(node) + ", for clients: "
                        + installation.data().certificate());
        lines.put(
                "data", installation.data().root().toAbsolutePath().normalize().toString());
        return lines;
    }

    /** One that people can type: of an address for all, this machine's own. */
    private static String host(String address) {
        if (address.equals("0.0.0.0") || address.equals("::")) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static String state(ModuleStatus module) {
        String reason = module.details().getOrDefault("failure", "");
        String hardware = ServedModule.isSoftware(module) ? "software" : module.hardwareId();
        return module.moduleId() + " (" + module.firmwareId() + ", " + hardware + "), " + module.state()
                + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static String keys(ModuleState state, List<VendingKeyAttributes> keys, Installation installation) {
        if (keys.isEmpty() && state == ModuleState.TAMPERED) {
            return "not shown in this state";
        }
        if (keys.isEmpty()) {
            return noKeys(installation.configuration().modules());
        }
        String first = keys.stream()
                .limit(KEYS_SHOWN)
                .map(key -> "SGC " + key.sgc() + " KRN " + key.krn())
                .collect(Collectors.joining(", "));
        return keys.size() + ": " + first + (keys.size() > KEYS_SHOWN ? ", ..." : "");
    }

    /** 'vk load' is for the software module: hardware takes keys from a KMC alone. */
    private static String noKeys(List<ModuleEntry> modules) {
        boolean hardware = modules.stream().anyMatch(entry -> entry.kind() != Kind.SOFTWARE);
        boolean software = modules.isEmpty() || modules.stream().anyMatch(entry -> entry.kind() == Kind.SOFTWARE);
        if (!hardware) {
            return "none; get them from a KMC ('ptoken kmc'), or load one with 'ptoken vk load'";
        }
        return "none; get them from a KMC with 'ptoken kmc'"
                + (software ? ", or load one into the software module with 'ptoken vk load'" : "");
    }

    private static LocalDate expiry(Node node) {
        return LocalDate.ofInstant(node.identity().certificate().getNotAfter().toInstant(), ZoneOffset.UTC);
    }
}
