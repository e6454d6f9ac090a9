package io.ptoken.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.MeterPan;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeterNumbersTest {

    @Test
    void areDistinctMetersWithGoodCheckDigits() {
        assertThat(IntStream.of(0, 1, 2, 99_999_999).mapToObj(MeterNumbers::pan).map(MeterPan::digits))
                .allSatisfy(
                        digits -> assertThat(MeterPan.parse(digits).digits()).isEqualTo(digits))
                .doesNotHaveDuplicates();
    }
}
