package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.DigitsConverter;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.KnownSecretDialogue;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.TokenText;
import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.cli.ditk.CheckedDitk;
import io.ptoken.cli.ditk.ParityText;
import io.ptoken.cli.ditk.ProofMaker;
import io.ptoken.cli.document.DitkDocument;
import io.ptoken.cli.keyentry.CustodianScreen;
import io.ptoken.cli.keyentry.TypedDitk;
import io.ptoken.node.module.ModuleSecret;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.DitkCalls;
import io.ptoken.service.operate.call.DitkCalls.ProofToken;
import io.ptoken.service.operate.call.OwnersProof;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken ditk prove}. */
@Command(
        name = "prove",
        sortOptions = false,
        description = {
            "Makes a ClearTamperCondition token under a DITK, to see whether a meter holds that very key.",
            "Under the DITK of the software module, which is audited; or with --components under one that is typed at the"
                    + " terminal, for which no installation is needed. No command of a hardware module makes this token.",
            "A meter that accepts it holds this DITK. One that says 'old' holds it too: then the base date is another one. One"
                    + " that rejects it holds another key, which may differ in parity alone.",
            "Without --as it takes what opens the software security module, at a server too: the key file that PTOKEN_KEY_FILE"
                    + " names, or a passphrase: that of PTOKEN_PASSPHRASE, or one that is asked for."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken ditk prove --ea 7 --drn 600727000000000009",
            "  ptoken ditk prove --ea 11 --components 2 --base-date 1993 --time 2024-11-01"
        })
final class DitkProveCommand extends OperatorTask {

    @Mixin
    EaOption ea;

    @Option(
            names = "--drn",
            paramLabel = "DIGITS",
            converter = DigitsConverter.class,
            description =
                    "Meter, DRN (11 or 13 digits) or MeterPAN (18 digits): the identifier of the token is reserved for it. Only in the module.")
    Optional<String> drn = Optional.empty();

    @Option(
            names = "--base-date",
            paramLabel = "YEAR",
            defaultValue = "2014",
            description =
                    "Base date from which the meter counts: 1993, 2014 or 2035. A DITK has none of its own. Default:"
                            + " ${DEFAULT-VALUE}.")
    BaseDate baseDate;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description =
                    "Minute of the token's identifier, as a date or 2024-11-01T12:00:00Z. Default: now, which the base"
                            + " dates 1993 and 2035 do not reach.")
    Optional<Instant> time = Optional.empty();

    @Mixin
    WholeOrComponents typed;

    @Mixin
    ModuleOption module;

    @Mixin
    OutputOptions output;

    DitkProveCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        ea.requireValid();
        typed.requireValid();
        if (typed.components().isPresent() && drn.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--drn: identifiers are reserved in an installation, not with --components");
        }
    }

    @Override
    protected Optional<Integer> withoutInstallation() throws IOException {
        if (typed.components().isEmpty()) {
            return Optional.empty();
        }
        CustodianScreen.require(surroundings().prompt());
        CheckValueRule rule = new CheckValueRule(
                ea.ea(), installation.configurationAlone().assumptions().longKeyCheckValue());
        StaTables tables = installation.tablesAlone(surroundings());
        if (ea.ea() == EncryptionAlgorithm.STA && tables.equals(StaTables.SAMPLE)) {
            warn("Warning: the sample STA tables are used, which no real meter has; name yours with --sta-tables");
        }
        ProofMaker maker =
                new ProofMaker(tables, surroundings().clock(), surroundings().random());
        return Optional.of(new TypedDitk(surroundings().prompt(), rule)
                .use(typed.components().get(), Optional.empty(), key -> {
                    ParityText.warning(CheckedDitk.of(key, rule).parity())
                            .ifPresent(warning -> warn("Warning: " + warning));
                    return show(maker.make(ea.ea(), key, rule.method().of(key), baseDate, time));
                }));
    }

    @Override
    protected int work(OperatorAccess access) {
        return show(access.handle(
                new DitkCalls.Prove(module.name(), ea.ea(), baseDate, drn, time),
                new KnownSecretDialogue(
                        operator.dialogue(surroundings(), false, this::progress),
                        OwnersProof.SECRET::equals,
                        any -> ModuleSecret.shown(surroundings()))));
    }

    private int show(ProofToken proof) {
        if (output.json()) {
            output.print(spec, DitkDocument.Proof.of(proof));
            return ExitCode.OK;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("token", TokenText.grouped(proof.token().decimal()));
        facts.put("what it does", "ends the tamper condition of a meter (ClearTamperCondition)");
        facts.put("DITK", "EA" + proof.ea().code() + ", KCV " + proof.kcv());
        facts.put("base date", Integer.toString(proof.baseDate().year()));
        facts.put("time", proof.time() + ", which makes its identifier");
        Facts.print(spec.commandLine().getOut(), facts);
        say(
                "Accepted: the meter holds this DITK. Old: it holds it too, and counts from another base date. Rejected: it holds"
                        + " another key, which may differ in parity alone.");
        return ExitCode.OK;
    }
}
