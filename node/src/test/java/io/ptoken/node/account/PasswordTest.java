package io.ptoken.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void aGeneratedOneIsOfLettersAndDigitsThatDoNotLookAlike() {
        try (Password password = Password.generated(new SecureRandom())) {
            assertThat(new String(password.characters())).matches("[A-HJ-NP-Za-km-z2-9]{20}");
        }
    }

    @Test
    void isZeroisedAtItsEndAndNeverShown() {
        Password password = Password.generated(new SecureRandom());
        char[] characters = password.characters();

        password.close();

        assertThat(characters).containsOnly('\0');
        assertThat(password).hasToString("Password");
    }
}
