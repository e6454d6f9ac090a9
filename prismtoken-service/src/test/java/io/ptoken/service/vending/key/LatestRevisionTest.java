package io.ptoken.service.vending.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.identity.KeyRevision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specification section 12: key revisions are a circle of nine. */
class LatestRevisionTest {

    @Test
    void ofNoKeysThereIsNone() {
        assertThat(LatestRevision.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9@2015 1@2026, 1",
        "1@2026 9@2015, 1",
        "1@2015 2@2026, 2",
        "2@2015 1@2026, 1",
        "5@2014 3@2020, 3",
        "8@2014 9@2016 1@2018 2@2020, 2",
        "4@2020, 4",
    })
    void itIsTheOneActivatedLastWhateverItsNumber(String keys, int latest) {
        assertThat(LatestRevision.of(keys(keys))).contains(new KeyRevision(latest));
    }

    @ParameterizedTest
    @CsvSource({
        "1@2015 2@2015, 2",
        "9@2015 1@2015, 1",
        "8@2015 9@2015 1@2015, 1",
        "7@2015 9@2015 2@2015, 2",
        "1@2015 9@2015 8@2014, 1",
        "1@2014 5@2015 6@2015, 6",
    })
    void ofThoseActivatedTogetherItIsTheLaterOneInTheCircle(String keys, int latest) {
        assertThat(LatestRevision.of(keys(keys))).contains(new KeyRevision(latest));
    }

    /** Three equal gaps: nothing tells where the circle begins, and the lowest number is as good as any. */
    @Test
    void ofEqualGapsTheCircleBeginsAtTheLowestNumber() {
        assertThat(LatestRevision.of(keys("1@2015 4@2015 7@2015"))).contains(new KeyRevision(7));
    }

    @ParameterizedTest
    @CsvSource({"9@? 1@?, 1", "1@? 2@?, 2", "9@2015 1@?, 1", "9@? 1@2015, 1", "9@2020 1@?, 1", "3@?, 3"})
    void whereAModuleDoesNotTellActTheCircleDecides(String keys, int latest) {
        assertThat(LatestRevision.of(keys(keys))).contains(new KeyRevision(latest));
    }

    /** Revision, then the year of ACT or a question mark. */
    private static List<VendingKeyAttributes> keys(String words) {
        List<VendingKeyAttributes> keys = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            String[] parts = word.split("@", -1);
            TestKey key = TestKey.sta(keys.size() + 1, 900_010, Integer.parseInt(parts[0]));
            keys.add((parts[1].equals("?") ? key.activeFromUnknown() : key.activeFrom(parts[1] + "-06-01T00:00:00Z"))
                    .attributes());
        }
        return keys;
    }
}
