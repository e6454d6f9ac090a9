package io.ptoken.demo;

import io.ptoken.cli.console.Style;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.console.TokenText;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.meter.MeterResponse;
import io.ptoken.sts.meter.result.MeterEffect;
import io.ptoken.sts.meter.result.MeterEffect.Credited;
import io.ptoken.sts.meter.result.MeterEffect.KeyChanged;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import za.co.prism.prismtoken1.Token;

/** The demo for people. */
final class DemoText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final boolean terminal;

    DemoText(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void installation(DemoInstallation demo) {
        heading("A throw-away installation with published test keys");
        print(new TextTable()
                .row(
                        "security module",
                        demo.node().moduleStatus().moduleId() + ", "
                                + demo.module().description())
                .row("STA tables", demo.installation().tables().describe())
                .row("keys from", "a simulated KMC: request, key load file, load all")
                .row("format of files", Ap1Codec.PROFILE)
                .row("vending keys", "SGC 123457 KRN 1 and KRN 2, SGC 123456 KRN 1 (test keys)")
                .row("TokenApi", DemoInstallation.HOST + " port " + demo.node().port() + ", Thrift over TLS"));
    }

    void sale(Sale sale, EncryptionAlgorithm ea) {
        heading("A vending client buys electricity");
        print(new TextTable()
                .row("ping", "'" + sale.echo() + "' came back")
                .row("sign-in", "done")
                .row("meter", meter(ea))
                .row(
                        "wanted",
                        WorkedExample.HECTOWATT_HOURS + " hWh = "
                                + kilowattHours(BigInteger.valueOf(WorkedExample.HECTOWATT_HOURS))
                                + ", the meter may be moved to the latest KRN"));
        out.println();
        TextTable tokens = new TextTable();
        int number = 1;
        for (Token token : sale.tokens()) {
            tokens.row(Integer.toString(number++), digits(token), token.getDescription(), about(token, sale));
        }
        print(tokens);
        out.println();
        print(new TextTable()
                .row(
                        "verified",
                        Style.GREEN.of(sale.verification().getValidationResult(), terminal) + ", "
                                + sale.verification().getToken().getDescription() + " "
                                + sale.verification().getToken().getScaledAmount() + " "
                                + sale.verification().getToken().getScaledUnitName()));
    }

    void meter(Sale sale, MeterVisit visit) {
        heading("The customer enters them into a virtual meter");
        TextTable answers = new TextTable();
        for (int i = 0; i < sale.tokens().size(); i++) {
            MeterResponse response = visit.responses().get(i);
            answers.row(
                    Integer.toString(i + 1),
                    digits(sale.tokens().get(i)),
                    Style.GREEN.of(response.result().resultName(), terminal),
                    response.effect().map(DemoText::effect).orElse(""));
        }
        print(answers);
        out.println();
        print(new TextTable()
                .row(
                        "electricity",
                        Style.BOLD.of(
                                kilowattHours(visit.after()
                                        .credit()
                                        .getOrDefault(CreditSubclass.ELECTRICITY, BigInteger.ZERO)),
                                terminal))
                .row("key", key(visit.after().keyAttributes())));
    }

    void serving(DemoInstallation demo) {
        demo.console().ifPresent(address -> {
            heading("Look at it in a browser");
            print(new TextTable()
                    .row("console", address)
                    .row(
                            "accounts",
                            demo.people().stream().map(DemoPerson::username).collect(Collectors.joining(", "))
                                    + "; password " + demo.password())
                    .row("certificate", "it signs itself: your browser warns once, and this is the moment to go on"));
        });
        heading("Still serving; try your own client");
        print(new TextTable()
                .row("address", DemoInstallation.HOST + " port " + demo.node().port())
                .row("account", demo.username() + ", password " + demo.password())
                .row(
                        "currency credit",
                        "in whole units, 10.00 is 10.00: the demo chose assumptions.currencyScale, yours asks you")
                .row("certificate", demo.installation().data().certificate().toString()));
        out.println();
        out.println("Ctrl-C stops the server and removes the installation.");
        out.flush();
    }

    private static String meter(EncryptionAlgorithm ea) {
        return WorkedExample.METER + ", EA " + ea.digits() + ", SGC " + WorkedExample.SGC + ", KRN "
                + WorkedExample.FROM + ", TI " + WorkedExample.TI;
    }

    private String digits(Token token) {
        return Style.BOLD.of(TokenText.grouped(token.getTokenDec()), terminal);
    }

    private static String about(Token token, Sale sale) {
        if (!token.equals(sale.credit())) {
            return "";
        }
        TokenIdentifier tid = new TokenIdentifier(token.getTid());
        return token.getScaledAmount() + " " + token.getScaledUnitName() + ", TID " + tid + " = "
                + TIME.format(tid.instant(WorkedExample.BASE_DATE));
    }

    private static String effect(MeterEffect effect) {
        if (effect instanceof Credited credited) {
            return kilowattHours(credited.units()) + " credited";
        }
        return effect instanceof KeyChanged changed
                ? "new key: KRN " + changed.from().krn() + " became KRN "
                        + changed.to().krn()
                : "";
    }

    private static String key(MeterKeyAttributes key) {
        String sgc = key.sgc().map(SupplyGroupCode::digits).orElse("not told by two tokens");
        return "SGC " + sgc + ", KRN " + key.krn() + ", TI " + key.ti() + ", KT "
                + key.kt().code() + ", KEN " + key.ken();
    }

    private static String kilowattHours(BigInteger tenths) {
        return new BigDecimal(tenths, 1) + " kWh";
    }

    private void heading(String text) {
        out.println();
        out.println(Style.BOLD.of(text, terminal));
        out.println();
    }

    private void print(TextTable table) {
        List<String> lines = table.lines(INDENT, TerminalWriter.columns(out));
        lines.forEach(out::println);
        out.flush();
    }
}
