package io.ptoken.service.operate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ptoken.service.access.Role;
import io.ptoken.service.fixture.OperatorCallRecords;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.TlsCalls;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CallTextTest {

    /** Also of those that are made after this was written: a value without a text is refused here. */
    @TestFactory
    Stream<DynamicTest> everyCallIsHashedAndTold() {
        return OperatorCallRecords.samples().stream()
                .map(call -> dynamicTest(call.action(), () -> {
                    assertThat(CallText.digest(call)).matches("[0-9a-f]{64}");
                    assertThat(CallText.lines(call)).allMatch(line -> line.matches("[\\x20-\\x7e]+: [\\x20-\\x7e]+"));
                }));
    }

    @Test
    void noTwoCallsHaveTheSameHash() {
        assertThat(OperatorCallRecords.samples().stream().map(CallText::digest)).doesNotHaveDuplicates();
        assertDiffer(new AccountCalls.SetEnabled("a", true), new AccountCalls.SetEnabled("a", false));
        assertDiffer(new TlsCalls.Renew(List.of("ab", "c"), false), new TlsCalls.Renew(List.of("a", "bc"), false));
        assertDiffer(new TlsCalls.Renew(List.of("a", "b"), false), new TlsCalls.Renew(List.of("b", "a"), false));
        assertDiffer(new KmcCalls.Upload(Optional.of(""), "f"), new KmcCalls.Upload(Optional.empty(), "f"));
    }

    @Test
    void theSameCallHasTheSameHash() {
        Set<Role> oneWay = new LinkedHashSet<>(List.of(Role.ADMIN, Role.OPERATOR));
        Set<Role> other = new LinkedHashSet<>(List.of(Role.OPERATOR, Role.ADMIN));
        assertThat(CallText.digest(new AccountCalls.SetRoles("a", oneWay)))
                .isEqualTo(CallText.digest(new AccountCalls.SetRoles("a", other)));
        assertThat(CallText.digest(new HandCalls.MeterTest("m", 1, 2, 3)))
                .isEqualTo(CallText.digest(new HandCalls.MeterTest("m", 1, 2, 3)));
    }

    @Test
    void aLongValueIsToldByItsBeginningAndItsHash() {
        String file = "x".repeat(250);
        assertThat(CallText.lines(new KmcCalls.Upload(Optional.empty(), file)))
                .containsExactly(
                        "file: " + "x".repeat(200)
                                + " ... (250 characters, SHA-256 086d4a1c293bde318dc1fec9a21b9d828ba7637bcbdc5cdb42662fd84b733e9f)");
    }

    @Test
    void nothingPassesForAnotherLineOrAnotherName() {
        assertThat(CallText.lines(new KmcCalls.Upload(Optional.empty(), "a\nmodule: two")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("file: a?module: two ... (13 characters, SHA-256 ");
        assertThat(CallText.lines(new TlsCalls.Renew(List.of("a, b", "c"), false)))
                .containsExactly("names 1: a, b", "names 2: c", "rsa: false");
    }

    @Test
    void valuesWithinValuesHaveTheirNames() {
        OperatorCall<?> sample = OperatorCallRecords.samples().stream()
                .filter(call -> call.action().equals("token.credit"))
                .findFirst()
                .orElseThrow();
        assertThat(CallText.lines(sample))
                .contains("messageId: m-1", "meter.typed.drn: 600727000000000009", "units: 100.5");
    }

    private static void assertDiffer(OperatorCall<?> one, OperatorCall<?> other) {
        assertThat(CallText.digest(one)).isNotEqualTo(CallText.digest(other));
    }
}
