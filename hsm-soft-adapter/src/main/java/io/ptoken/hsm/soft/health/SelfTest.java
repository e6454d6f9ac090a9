package io.ptoken.hsm.soft.health;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.selftest.SelfTestResult;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Known-answer tests at power-up and on demand, and the last result. Thread safe. */
public final class SelfTest {

    private final List<KnownAnswers.Check> checks;
    private final Clock clock;
    private final ModuleHealth health;
    private volatile SelfTestResult last;

    /**
     * Runs the test for the first time.
     *
     * @throws SecurityModuleException 58 when it fails
     */
    public SelfTest(List<KnownAnswers.Check> checks, Clock clock, ModuleHealth health) {
        KnownAnswers.require(checks);
        this.checks = checks;
        this.clock = clock;
        this.health = health;
        this.last = new SelfTestResult(clock.instant(), Optional.empty());
    }

    /** Runs the test; the module enters its error state when it fails. */
    public SelfTestResult run() {
        Optional<String> failed = KnownAnswers.firstWrong(checks);
        failed.ifPresent(name ->
                health.fail("self-test of " + name + " failed; nothing is vended until the module is started again"));
        SelfTestResult result = new SelfTestResult(clock.instant(), failed);
        last = result;
        return result;
    }

    public SelfTestResult last() {
        return last;
    }
}
