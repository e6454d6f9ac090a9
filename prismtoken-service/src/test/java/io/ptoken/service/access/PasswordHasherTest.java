package io.ptoken.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher(new SecureRandom(), 1);

    @Test
    void acceptsThePasswordItHashedAndNoOther() {
        String phc = hasher.hash("secret".toCharArray());

        assertThat(hasher.matches("secret".toCharArray(), phc)).isTrue();
        assertThat(hasher.matches("Secret".toCharArray(), phc)).isFalse();
        assertThat(hasher.matches("".toCharArray(), phc)).isFalse();
    }

    @Test
    void writesThePublishedCostAndAFreshSalt() {
        String first = hasher.hash("secret".toCharArray());
        String second = hasher.hash("secret".toCharArray());

        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(second);
        assertThat(first).matches("[^\\s]{97}");
    }

    /** Made by the reference program: {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -e}. */
    @Test
    void readsAHashOfTheReferenceProgram() {
        String phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.matches("password".toCharArray(), phc)).isTrue();
    }

    @Test
    void neverMatchesAnUnknownAccount() {
        assertThat(hasher.matchesUnknownAccount("".toCharArray())).isFalse();
        assertThat(hasher.matchesUnknownAccount("secret".toCharArray())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=1,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            })
    void refusesAHashOfAnotherKindOrOfAnAbsurdCost(String phc) {
        assertThatThrownBy(() -> hasher.matches("x".toCharArray(), phc))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Argon2id");
    }

    @Test
    void keepsHashesOutOfText() {
        Account account = Account.of("u", "$argon2id$secret", Set.of(Role.API), Instant.EPOCH);

        assertThat(account.toString()).doesNotContain("secret");
        assertThat(PhcString.ofSalt(new byte[16]).toString()).isEqualTo("PhcString[m=19456,t=2,p=1]");
    }
}
