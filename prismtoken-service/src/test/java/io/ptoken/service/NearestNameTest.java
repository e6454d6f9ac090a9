package io.ptoken.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("port", "address", "maxConnections");

    @Test
    void findsANameWithFewSlips() {
        assertThat(NearestName.of("maxconections", KNOWN)).contains("maxConnections");
        assertThat(NearestName.of("adress", KNOWN)).contains("address");
    }

    @Test
    void doesNotGuess() {
        assertThat(NearestName.of("colour", KNOWN)).isEmpty();
    }

    @Test
    void countsInsertionsDeletionsAndSubstitutions() {
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("abc", "")).isEqualTo(3);
    }
}
