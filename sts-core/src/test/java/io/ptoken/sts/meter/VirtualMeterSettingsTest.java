package io.ptoken.sts.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VirtualMeterSettingsTest {

    @Test
    void theDefaultRemembers50TidsAndAnIncompleteKeyChangeFor10Minutes() {
        VirtualMeterSettings settings = VirtualMeterSettings.DEFAULT;
        assertThat(settings.tidMemorySize()).isEqualTo(50);
        assertThat(settings.keyChangeTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.keyExpiry()).isTrue();
        assertThat(settings.services()).containsExactly(CreditSubclass.values());
    }

    @Test
    void refusesValuesThatMakeNoMeter() {
        refuses("tidMemorySize", VirtualMeterSettings.builder().tidMemorySize(0));
        refuses("keyChangeTimeout", VirtualMeterSettings.builder().keyChangeTimeout(Duration.ZERO));
        refuses("keyChangeTimeout", VirtualMeterSettings.builder().keyChangeTimeout(Duration.ofSeconds(-1)));
        refuses("unitCapacity", VirtualMeterSettings.builder().unitCapacity(BigInteger.ZERO));
        refuses("currencyCapacity", VirtualMeterSettings.builder().currencyCapacity(BigInteger.ZERO));
    }

    @Test
    void doesNotFollowTheSetItWasMadeFrom() {
        Set<CreditSubclass> services = EnumSet.of(CreditSubclass.GAS);
        VirtualMeterSettings settings =
                VirtualMeterSettings.builder().services(services).build();
        services.add(CreditSubclass.TIME);
        assertThat(settings.services()).containsExactly(CreditSubclass.GAS);
    }

    @Test
    void aMeterMayHaveNoRegisterAtAll() {
        assertThat(VirtualMeterSettings.builder().services(Set.of()).build().services())
                .isEmpty();
    }

    private static void refuses(String field, VirtualMeterSettings.Builder builder) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(builder::build)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
