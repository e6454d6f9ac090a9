package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.change;
import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static io.ptoken.hsm.pool.fixture.PoolFixture.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.InstallationMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Members whose firmware is for another mode than that of the installation. */
class FirmwareTest {

    private static final Duration VIEW = PoolSettings.DEFAULTS.viewAge();
    private static final ForeignFirmware MANUFACTURING =
            new ForeignFirmware("STS64M10", Optional.of(InstallationMode.MANUFACTURING));

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final FakeMember b = fixture.b;

    @Test
    void onlyThatMemberIsPassedOver() {
        a.firmware = "STS64M10";
        ModulePool pool = pool();

        credit(pool);
        pool.vendKeyChange(change(1, 1));
        pool.verify(verify(1));

        assertThat(a.asked).isEmpty();
        assertThat(b.asked).hasSize(3);
        assertThat(pool.foreign()).isEmpty();
        assertThat(pool.status().details())
                .containsEntry("pool.serving", "1")
                .containsEntry(
                        "pool.module.a",
                        "OPERATIONAL, not used (firmware STS64M10), priority 1, standby no, drained no, calls 0");
    }

    @Test
    void inManufacturingModeItIsTheOther() {
        a.firmware = "STS64M10";
        ModulePool pool = fixture.inOrder(a, b);
        pool.serve(InstallationMode.MANUFACTURING);

        assertThat(pool.members())
                .extracting(member -> member.foreign().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void itsKeysAreNotThoseOfThePool() {
        a.firmware = "STS64M10";
        a.holding(Keys.first(1).key(), Keys.second(2).key());
        ModulePool pool = pool();

        assertThat(pool.vendingKeys()).hasSize(1);
        assertThat(pool.members().get(0).keys())
                .as("but it is told which it has")
                .hasSize(2);
    }

    @Test
    void whenNoneIsUsedThePoolSaysWhichFirmwareThatIs() {
        a.firmware = "STS64M10";
        b.firmware = "STS65M10";
        ModulePool pool = pool();

        assertThat(pool.foreign()).contains(MANUFACTURING);
        assertThatThrownBy(() -> credit(pool))
                .isInstanceOf(SecurityModuleException.class)
                .hasMessage("98 PERMISSION_ERROR: no module could do it: a: " + MANUFACTURING.sentence() + "; b: "
                        + MANUFACTURING.sentence().replace("STS64M10", "STS65M10"));
        assertThat(a.asked).isEmpty();
        assertThat(b.asked).isEmpty();
        assertThat(pool.members()).noneMatch(member -> member.isServing(Instant.EPOCH));
    }

    @Test
    void isAskedForItAtTheFirstQuestion() {
        a.firmware = "STS64M10";
        ModulePool pool = fixture.of(a);
        pool.serve(InstallationMode.VENDING);

        assertThat(pool.foreign()).contains(MANUFACTURING);
    }

    @Test
    void oneThatIsSilentMayBeTheRightOne() {
        a.firmware = "STS64M10";
        b.unplugged = true;
        ModulePool pool = pool();

        assertThat(pool.foreign()).isEmpty();
        assertThatThrownBy(() -> credit(pool))
                .isInstanceOf(SecurityModuleException.class)
                .hasMessageContaining("b: no way to b")
                .hasMessageContaining("a: " + MANUFACTURING.sentence());
    }

    @Test
    void oneThatWasSilentIsJudgedAtItsFirstAnswer() {
        a.firmware = "STS64M10";
        a.unplugged = true;
        ModulePool pool = pool();
        credit(pool);

        a.serveAgain();
        fixture.later(pool, VIEW);
        credit(pool);

        assertThat(pool.members().get(0).foreign()).contains(MANUFACTURING);
        assertThat(a.asked).isEmpty();
        assertThat(b.asked).hasSize(2);
    }

    @Test
    void oneThatComesBackWithOtherFirmwareIsJudgedAgain() {
        ModulePool pool = pool();
        a.unplugged = true;
        credit(pool);
        assertThat(a.asked).as("tried").hasSize(1);

        a.serveAgain();
        a.firmware = "STS64M10";
        fixture.later(pool, VIEW);
        credit(pool);
        assertThat(a.asked).hasSize(1);

        a.firmware = "STS64V13";
        fixture.later(pool, VIEW);
        credit(pool);
        assertThat(a.asked).hasSize(2);
    }

    private ModulePool pool() {
        ModulePool pool = fixture.inOrder(a, b);
        pool.serve(InstallationMode.VENDING);
        return pool;
    }
}
