package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.kmc.TrustPolicy.Approval;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.host.KmcKeyPreview;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc import}. */
@Command(
        name = "import",
        description = {
            "Imports the public key of a KMC. Compare the fingerprint with the KMC before you say yes.",
            "A key whose trust anchor is not known here ('ptoken kmc trust') is refused, unless the preference "
                    + "ptoken.allowUnapprovedKmcPubkeys is true.",
            "It concerns no security module."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc import kmc.kmcpub.txt")
final class KmcImportCommand extends OperatorTask {

    @Parameters(paramLabel = "FILE", description = "KMC PUBKEY, in text armour or not.")
    Path file;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Trust the anchors in this file too, as 'ptoken kmc trust' does.")
    Optional<Path> trust = Optional.empty();

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcImportCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        warn(Ap1Codec.PROFILE);
        List<TrustAnchor> trusted = trust.isPresent() ? TrustAnchorText.read(trust.get()) : List.of();
        String text = KmsText.readForCheck(file);
        Facts.print(spec.commandLine().getOut(), facts(ask(access, new KmcCalls.ImportPreview(text, trusted))));
        confirm(yes, question(trusted));
        ask(access, new KmcCalls.Import(text, trusted));
        trusted.forEach(anchor -> say(KmcTrustCommand.trusted(anchor)));
        say("Imported. Next: ptoken kmc request");
        return ExitCode.OK;
    }

    private static String question(List<TrustAnchor> trusted) {
        String names = trusted.stream().map(anchor -> anchor.name().value()).collect(Collectors.joining(", "));
        return trusted.isEmpty() ? "Import this KMC?" : "Trust " + names + " and import this KMC?";
    }

    private static Map<String, String> facts(KmcKeyPreview preview) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", preview.key().name());
        facts.put("kmc", preview.key().kmcId().text());
        facts.put("fingerprint", preview.key().kmcId().fingerprint().hex());
        facts.put("active", preview.key().activeFrom().toString());
        facts.put("expires", preview.key().usableUntil().toString());
        facts.put(
                "approved",
                preview.approval() == Approval.APPROVED
                        ? "yes, by the trust anchor " + preview.key().trustAnchor()
                        : "no: the trust anchor " + preview.key().trustAnchor() + " is not known here");
        facts.put("format", preview.profile());
        return facts;
    }
}
