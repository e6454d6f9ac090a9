package io.ptoken.hsm.selftest;

/**
 * Lets a module compute known answers of its ciphers and derivations on demand. Not every module has this role: {@code
 * SecurityModule.selfTesting} tells. Implementations are thread safe.
 */
public interface SelfTesting {

    /**
     * Repeats the tests of power-up. When one fails the module enters its error state and vends nothing until it is
     * started again.
     *
     * @return what came out; a failure is told here and not thrown
     */
    SelfTestResult selfTest();
}
