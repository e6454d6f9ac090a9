package io.ptoken.demo;

import io.ptoken.cli.document.DemoDocument;
import io.ptoken.cli.document.DemoDocument.EnteredToken;
import io.ptoken.cli.document.DemoDocument.Person;
import io.ptoken.service.access.Role;
import io.ptoken.sts.meter.MeterResponse;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;
import za.co.prism.prismtoken1.Token;

/** The demo for programs. */
final class DemoFacts {

    private DemoFacts() {}

    static DemoDocument of(DemoInstallation demo, Sale sale, MeterVisit visit) {
        return new DemoDocument(
                DemoInstallation.HOST,
                demo.node().port(),
                demo.username(),
                demo.password(),
                demo.console(),
                demo.people().stream()
                        .map(person -> new Person(
                                person.username(),
                                person.roles().stream()
                                        .map(Role::roleName)
                                        .sorted()
                                        .toList()))
                        .toList(),
                demo.node().identity().certificatePem(),
                demo.installation().data().certificate().toString(),
                demo.installation().data().root().toString(),
                demo.installation().tables().describe(),
                sale.verification().getValidationResult(),
                IntStream.range(0, sale.tokens().size())
                        .mapToObj(i ->
                                token(sale.tokens().get(i), visit.responses().get(i)))
                        .toList(),
                new BigDecimal(visit.after().credit().getOrDefault(CreditSubclass.ELECTRICITY, BigInteger.ZERO), 1));
    }

    private static EnteredToken token(Token token, MeterResponse response) {
        return new EnteredToken(
                token.getTokenDec(), token.getDescription(), response.result().resultName());
    }
}
