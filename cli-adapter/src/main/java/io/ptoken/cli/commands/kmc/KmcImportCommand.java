package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.kmc.TrustPolicy.Approval;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.host.KmcKeyPreview;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.account.Operator;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.keyload.KmcTrustAnchors;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.keyload.TrustChange;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.keyload.KmcKeys;
import io.ptoken.service.port.ServiceStore;
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
            "It concerns no security module, so that it works while a server runs."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc import kmc.kmcpub.txt")
final class KmcImportCommand extends StoreTask {

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
    protected int work(ServiceStore store, Installation chosen) throws IOException {
        warn(Ap1Codec.PROFILE);
        Actor actor = Actor.local(Operator.name(surroundings()));
        List<TrustAnchor> trusted = trust.isPresent() ? TrustAnchorText.read(trust.get()) : List.of();
        KmcKeys kmcs = new KmcKeys(
                store,
                KeyLoadServices.formats(
                        store, chosen.data(), trusted, surroundings().clock()),
                surroundings().clock());
        String text = KmsText.readForCheck(file);
        KmcKeyPreview preview = kmcs.preview(actor, text);
        Facts.print(spec.commandLine().getOut(), facts(preview));
        if (!yes && !surroundings().prompt().confirm(question(trusted))) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
        new TrustChange(
                        new KmcTrustAnchors(chosen.data().kmcTrustAnchors()),
                        new LocalAudit(store.auditLog(), surroundings()))
                .add(trusted, this::say);
        kmcs.add(actor, text);
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
