package io.ptoken.hsm.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import org.junit.jupiter.api.Test;

/** No published file has its key record; this one is made by the positions of section 5.7. */
class LegacyKeyFileTest {

    private static final String HEADER = "950094000001STS04A60\r\n";
    private static final String KEY = "9520" + "01" + "03" + "C" + "S" + "T" + "07" + "0123456789ABCDEF"
            + "D5D44FF720683D0D" + "20120131" + "101500" + "20120201" + "000000" + "1" + "255" + "123456" + "Test Town";

    @Test
    void readsHeaderAndKeysByPosition() {
        assertThat(KEY).hasSize(83 + "Test Town".length());
        LegacyKeyFile file = LegacyKeyFile.parse(HEADER + KEY + "\r\n\r\n9599 end\r\n");
        assertThat(file.module()).isEqualTo(new ModuleId("94000001"));
        assertThat(file.firmware().text()).isEqualTo("STS04A60");
        assertThat(file.others()).containsExactly("9599");
        assertThat(file.keys()).hasSize(1);
        LegacyKeyRecord key = file.keys().get(0);
        assertThat(key.load().encode(ProtocolSettings.DEFAULTS)).isEqualTo("03CS07T0123456789ABCDEF");
        assertThat(key.check()).isEqualTo(new DesBlock("D5D44FF720683D0D"));
        assertThat(key.function()).isEqualTo("01");
        assertThat(key.sent()).isEqualTo("20120131101500");
        assertThat(key.active()).isEqualTo("20120201000000");
        assertThat(key.krn()).isEqualTo(new KeyRevision(1));
        assertThat(key.ken()).isEqualTo(KeyExpiryNumber.NEVER);
        assertThat(key.sgc()).isEqualTo(new SupplyGroupCode(123456));
        assertThat(key.name()).isEqualTo("Test Town");
        assertThat(file.toString()).doesNotContain("0123456789ABCDEF");
    }

    @Test
    void refusesWhatIsNoKeyFile() {
        assertThatThrownBy(() -> LegacyKeyFile.parse(""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("key file: got 'no header record', expected a first record of type 9500");
        assertThatThrownBy(() -> LegacyKeyFile.parse(KEY)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LegacyKeyFile.parse("9500940000"))
                .isInstanceOf(FieldException.class)
                .hasMessageEndingWith("module id has 6 characters, expected 8");
        assertThatThrownBy(() -> LegacyKeyFile.parse(HEADER + "x".repeat(1_000_000)))
                .hasMessage("length of key file: got '1000022', expected 0-1000000");
    }

    @Test
    void tellsWhichFieldOfARecordIsWrong() {
        assertThatThrownBy(() -> LegacyKeyFile.parse(HEADER + KEY.replace("255", "256")))
                .hasMessage("02 FORMAT_ERROR at character 74: KEN: got '256', expected 0-255");
        assertThatThrownBy(() -> LegacyKeyFile.parse(HEADER + KEY.substring(0, 40)))
                .isInstanceOf(FieldException.class);
        assertThatThrownBy(() -> LegacyKeyFile.parse(HEADER + KEY + "0123456789"))
                .hasMessage("length of name: got '19', expected 0-15");
    }
}
