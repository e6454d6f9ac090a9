package io.ptoken.sts.keychange;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.keychange.KeyChangeRules.AlgorithmChanges;
import io.ptoken.sts.tid.BaseDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyChangeRulesTest {

    private static final KeyChangeRules BACK_TOO = new KeyChangeRules(KeyTypeTransitions.DEFAULT, AlgorithmChanges.ANY);

    /** What the world had to do: from DKGA02 of 1993 to DKGA04 of 2014. */
    @ParameterizedTest
    @CsvSource({
        "DKGA02, BDT_1993, DKGA04, BDT_2014",
        "DKGA02, BDT_2014, DKGA04, BDT_2014",
        "DKGA02, BDT_1993, DKGA02, BDT_2014",
        "DKGA01, BDT_1993, DKGA02, BDT_1993",
        "DKGA04, BDT_2014, DKGA04, BDT_2035",
        "DKGA04, BDT_1993, DKGA04, BDT_2035",
        "DKGA04, BDT_2014, DKGA04, BDT_2014",
    })
    void onIsAllowed(DecoderKeyAlgorithm from, BaseDate fromDate, DecoderKeyAlgorithm to, BaseDate toDate) {
        assertThat(KeyChangeRules.DEFAULT.objection(side(from, fromDate), side(to, toDate)))
                .isEmpty();
        assertThat(BACK_TOO.objection(side(from, fromDate), side(to, toDate))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DKGA04, BDT_2014, DKGA02, BDT_2014, from DKGA04 to DKGA02",
        "DKGA04, BDT_2014, DKGA02, BDT_2035, from DKGA04 to DKGA02",
        "DKGA02, BDT_2014, DKGA02, BDT_1993, from base date 2014 back to 1993",
        "DKGA02, BDT_2035, DKGA04, BDT_2014, from base date 2035 back to 2014",
    })
    void backIsRefusedUnlessTheRulesAllowIt(
            DecoderKeyAlgorithm from, BaseDate fromDate, DecoderKeyAlgorithm to, BaseDate toDate, String objection) {
        assertThat(KeyChangeRules.DEFAULT.objection(side(from, fromDate), side(to, toDate)))
                .contains(objection);
        assertThat(BACK_TOO.objection(side(from, fromDate), side(to, toDate))).isEmpty();
    }

    @Test
    void keyTypesAndClustersAreLookedAtInAnyCase() {
        KeyChangeSide unique = side(DecoderKeyAlgorithm.DKGA04, BaseDate.BDT_2014);
        KeyChangeSide common = new KeyChangeSide(KeyType.DCTK, unique.algorithm(), unique.baseDate(), 0);
        KeyChangeSide elsewhere = new KeyChangeSide(KeyType.DCTK, unique.algorithm(), unique.baseDate(), 3);

        assertThat(BACK_TOO.objection(unique, common)).contains("from key type DUTK to DCTK");
        assertThat(BACK_TOO.objection(unique, elsewhere)).contains("from cluster 0 to cluster 3");
        assertThat(BACK_TOO.objection(unique, unique)).isEqualTo(Optional.empty());
    }

    private static KeyChangeSide side(DecoderKeyAlgorithm algorithm, BaseDate baseDate) {
        return new KeyChangeSide(KeyType.DUTK, algorithm, baseDate, 0);
    }
}
