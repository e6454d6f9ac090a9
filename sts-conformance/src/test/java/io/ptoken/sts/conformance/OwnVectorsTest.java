package io.ptoken.sts.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OwnVectorsTest {

    @ParameterizedTest
    @FieldSource("io.ptoken.sts.conformance.OwnVectors#FILES")
    void areWhatTheGeneratorMakes(String file) {
        String committed = new String(BuiltInVectors.read("own/" + file), StandardCharsets.UTF_8);
        assertThat(OwnVectors.content(file)).isEqualTo(committed);
    }

    @Test
    void beginWithTheWorkedExampleOfTheStandard() {
        assertThat(OwnTokenVectors.credit().get(0))
                .containsEntry("decoder_key", "0abc12def3456789")
                .containsEntry("block64", "0b19eb230100c207")
                .containsEntry("token", "51043465443420856213");
    }
}
