package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.sts.key.VendingKey;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codec, suite, trust and agreement are shared by all threads. */
class ContentionTest {

    @Test
    void manyExchangesAtATimeDoNotDisturbEachOther() throws Exception {
        Bench bench = new Bench();
        List<KeyToWrap> keys = bench.keys(4);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> exchanges = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i -> () -> exchange(bench, keys))
                    .toList();
            for (Future<Integer> exchange : pool.invokeAll(exchanges)) {
                assertThat(exchange.get()).isEqualTo(4);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static int exchange(Bench bench, List<KeyToWrap> keys) {
        int right = 0;
        try (PendingAgreement pending = bench.begin()) {
            KeyLoadFile file = bench.codec.readKeyLoadFile(bench.codec.file(bench.answer(pending, keys)));
            try (AgreedKeys agreed = bench.accept(pending, file)) {
                for (KeyToWrap expected : keys) {
                    try (VendingKey key = bench.agreement.unwrap(
                            file.keys().get(expected.card().sequence() - 1), agreed)) {
                        right += key.equals(expected.key()) ? 1 : 0;
                    }
                }
            }
        }
        return right;
    }
}
