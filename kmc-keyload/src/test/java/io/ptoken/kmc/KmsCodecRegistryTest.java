package io.ptoken.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.KmsText;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file goes to the codec of its first line and to no other (key-load profile section 2.13). */
class KmsCodecRegistryTest {

    private final KmsCodec ap1 = new Ap1Codec();
    private final KmsCodec other = other();
    private final KmsCodecRegistry registry = new KmsCodecRegistry(List.of(ap1, other));

    /** A codec of another format, which can do nothing but recognise it. */
    private static KmsCodec other() {
        return (KmsCodec) Proxy.newProxyInstance(
                KmsCodec.class.getClassLoader(),
                new Class<?>[] {KmsCodec.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "recognises" -> ((String) arguments[0]).startsWith("9500");
                    case "profile" -> "another format";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void choosesByTheFirstLine() {
        String first = "%STS-KMS-ASSUMED-PROFILE 1 KLF\n";
        assertThat(registry.select(first)).isSameAs(ap1);
        assertThat(registry.select("%STS-KMS-ASSUMED-PROFILE 1 SMPUBKEY\r\n")).isSameAs(ap1);
        assertThat(registry.select("Hello\n-----START KLF-----\n" + first + "-----END KLF-----\n"))
                .isSameAs(ap1);
        assertThat(registry.select("95000289050716STS04A600\n" + first)).isSameAs(other);
    }

    @Test
    void refusesAFileOfNoKnownFormat() {
        for (String text : List.of(
                "",
                "\n%STS-KMS-ASSUMED-PROFILE 1 KLF\n",
                "%STS-KMS-ASSUMED-PROFILE 2 KLF\n",
                "%STS-KMS-ASSUMED-PROFILE 10 KLF\n",
                "-----START KLF-----\n",
                "-----START KLF-----\n9500\n-----END KLF-----\n")) {
            assertThatExceptionOfType(KeyLoadException.class)
                    .isThrownBy(() -> registry.select(text))
                    .withMessage("AP-F01 BAD_MAGIC: line 1, column 1: got a first line of no known format, "
                            + "expected that of one of these: STSKMS-AP1, assumed profile, not interoperable; "
                            + "another format");
        }
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> registry.select("x".repeat(KmsText.MAX_BYTES + 1)))
                .withMessageStartingWith("AP-F11 LIMIT_EXCEEDED");
    }
}
