package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterEffect.Displayed;
import io.ptoken.sts.meter.result.MeterReading;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.ExtendedRead;
import io.ptoken.sts.token.InitiateMeterTest;
import io.ptoken.sts.token.MeterTest;
import io.ptoken.sts.token.MeterTestToken;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Step 6 for class 1: shows what is asked for (specification sections 2.3 and 2.5). Control bits that select no known test
 * are passed over as long as another bit does. This meter has no proprietary tests.
 */
final class MeterTestApplication {

    private final MeterNameplate nameplate;
    private final VirtualMeterSettings settings;
    private final MeterDisplay display;

    MeterTestApplication(MeterNameplate nameplate, VirtualMeterSettings settings) {
        this.nameplate = nameplate;
        this.settings = settings;
        this.display = new MeterDisplay(nameplate);
    }

    Outcome apply(MeterTestToken token, MeterState state) {
        if (token instanceof InitiateMeterTest test) {
            return Outcome.accept(state, new Displayed(run(test, state)));
        } else if (token instanceof ExtendedRead read) {
            return Outcome.accept(state, new Displayed(List.of(read(read, state.parameters()))));
        }
        throw functionError();
    }

    private List<MeterReading> run(InitiateMeterTest token, MeterState state) {
        boolean ownForm = token.form() == Authentication.formOf(nameplate.pan().drn());
        Set<MeterTest> tests = token.isAllTests() ? EnumSet.allOf(MeterTest.class) : token.tests();
        if (tests.isEmpty() || !(ownForm || settings.acceptsOtherTestForm())) {
            throw functionError();
        }
        return tests.stream().map(test -> display.show(test, state)).toList();
    }

    private static MeterReading read(ExtendedRead token, MeterParameters parameters) {
        if (token.belowIndex() != 0) {
            throw new Refusal(MeterStage.APPLY, MeterResult.RANGE_ERROR);
        }
        return token.readsFlag() ? MeterDisplay.flag(0, parameters) : MeterDisplay.control(token.index(), parameters);
    }

    private static Refusal functionError() {
        return new Refusal(MeterStage.APPLY, MeterResult.FUNCTION_ERROR);
    }
}
