package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Proves an order of checks: every fault alone gives its status, and of every two faults at once the earlier one wins.
 *
 * @param <C> what a fault is done to: keys and request
 */
record FaultOrder<C>(
        ContractModules modules,
        C faultless,
        Function<C, ContractSetup> setup,
        BiConsumer<SecurityModule, C> call,
        List<Fault<C>> faults) {

    /**
     * A fault, by the status it must give.
     *
     * @param excludes faults of the same name cannot be had together; empty for one that goes with all
     */
    record Fault<C>(SmStatus status, UnaryOperator<C> make, String excludes) {

        Fault(SmStatus status, UnaryOperator<C> make) {
            this(status, make, "");
        }

        boolean goesWith(Fault<C> other) {
            return excludes.isEmpty() || !excludes.equals(other.excludes);
        }
    }

    Stream<DynamicTest> tests() {
        return Stream.concat(
                faults.stream()
                        .map(fault -> test("alone", fault.status(), fault.make().apply(faultless))),
                IntStream.range(0, faults.size()).boxed().flatMap(this::pairsWithLater));
    }

    private Stream<DynamicTest> pairsWithLater(int first) {
        Fault<C> fault = faults.get(first);
        return faults.subList(first + 1, faults.size()).stream()
                .filter(fault::goesWith)
                .map(later -> test(
                        "before " + later.status().code(),
                        fault.status(),
                        later.make().apply(fault.make().apply(faultless))));
    }

    private DynamicTest test(String when, SmStatus status, C faulty) {
        return DynamicTest.dynamicTest(
                status.code() + " " + when,
                () -> modules.on(
                        setup.apply(faulty), module -> assertRefused(status, () -> call.accept(module, faulty))));
    }
}
