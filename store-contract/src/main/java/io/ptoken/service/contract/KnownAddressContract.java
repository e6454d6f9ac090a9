package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.KnownAddress;
import io.ptoken.service.access.LockOut;
import io.ptoken.service.port.KnownAddressStore;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Addresses from which accounts have signed in. */
abstract class KnownAddressContract extends PortContract {

    private static final KnownAddress HERE = KnownAddress.proved("vending", "10.0.0.1", NOW);
    private static final KnownAddress THERE = KnownAddress.proved("vending", "10.0.0.2", NOW.plusSeconds(1));
    private static final KnownAddress OTHER = KnownAddress.proved("other", "10.0.0.1", NOW.plusSeconds(2));

    @Test
    void keepsEveryFieldAcrossARestartAndForAnotherProcess() {
        KnownAddress locked = new KnownAddress("vending", "10.0.0.1", NOW, 5, NOW.plusSeconds(9));
        known().put(HERE);
        known().put(locked);
        assertThat(harness().another().knownAddresses().find("vending", "10.0.0.1"))
                .contains(locked);
        harness().restart();
        assertThat(known().find("vending", "10.0.0.1")).contains(locked);
        assertThat(known().find("vending", "10.0.0.2")).isEmpty();
        assertThat(known().find("Vending", "10.0.0.1")).isEmpty();
    }

    @Test
    void updatesWhatIsThereAndNothingElse() {
        known().put(HERE);
        assertThat(known().update("vending", "10.0.0.1", of -> of.wrong(NOW, LockOut.DEFAULT)))
                .contains(HERE.wrong(NOW, LockOut.DEFAULT));
        assertThat(known().update("vending", "10.0.0.9", of -> of)).isEmpty();
        assertThat(known().find("vending", "10.0.0.9")).isEmpty();
    }

    @Test
    void losesNoUpdateOfTwoProcesses() throws Exception {
        known().put(HERE);
        KnownAddressStore other = harness().another().knownAddresses();
        Callers.run(
                8,
                IntStream.range(0, 100)
                        .mapToObj(i -> (Callable<Object>) () -> (i % 2 == 0 ? known() : other)
                                .update("vending", "10.0.0.1", of -> of.wrong(NOW, LockOut.DEFAULT)))
                        .toList());
        assertThat(known().find("vending", "10.0.0.1").orElseThrow().failures()).isEqualTo(100);
    }

    @Test
    void forgivesAllAddressesOfAnAccount() {
        known().put(HERE.wrong(NOW, LockOut.DEFAULT));
        known().put(THERE.wrong(NOW, LockOut.DEFAULT));
        known().put(OTHER.wrong(NOW, LockOut.DEFAULT));
        known().forgive("vending");
        assertThat(known().find("vending", "10.0.0.1")).contains(HERE);
        assertThat(known().find("vending", "10.0.0.2")).contains(THERE);
        assertThat(known().find("other", "10.0.0.1")).contains(OTHER.wrong(NOW, LockOut.DEFAULT));
    }

    @Test
    void forgetsThoseOfAnAccountThatIsRemoved() {
        store().accounts().add(Account.of("vending", "$argon2id$1", Set.of(), NOW), entry("added"));
        known().put(HERE);
        known().put(OTHER);
        store().accounts().remove("vending", entry("removed"));
        assertThat(known().find("vending", "10.0.0.1")).isEmpty();
        assertThat(known().find("other", "10.0.0.1")).contains(OTHER);
    }

    @Test
    void trimsByAgeAndByNumberTheOldestFirst() {
        known().put(HERE);
        known().put(THERE);
        known().put(OTHER);
        assertThat(known().trim(NOW, 3, 10)).isZero();
        assertThat(known().trim(NOW.plusSeconds(2), 3, 1)).isEqualTo(1);
        assertThat(known().find("vending", "10.0.0.1")).isEmpty();
        assertThat(known().trim(NOW, 1, 10)).isEqualTo(1);
        assertThat(known().find("vending", "10.0.0.2")).isEmpty();
        assertThat(known().find("other", "10.0.0.1")).contains(OTHER);
    }

    private KnownAddressStore known() {
        return store().knownAddresses();
    }
}
