package io.ptoken.cli.hsm;

import io.ptoken.cli.Surroundings;
import io.ptoken.hsm.RegisterNumber;
import io.ptoken.hsm.soft.NibbleSource;
import io.ptoken.hsm.soft.SoftModuleParts;
import io.ptoken.hsm.soft.SoftModuleSettings;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.VendingKeyEntry;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.time.Clock;

/**
 * A throw-away module in memory with published test keys, which protect nothing: SGC 123457 with KRN 1 and 2, SGC 123456
 * with KRN 1; for an STS05V module, one key of DKGA 02 in register 1.
 */
public final class TestModule {

    private TestModule() {}

    /** An STS6 module; the caller closes it. */
    public static SoftSecurityModule sts6(StaTables tables, Clock clock, Surroundings surroundings) {
        SoftSecurityModule module = inMemory(tables, clock, surroundings);
        load(module, 1, TestKeys.first(), 123_457, 1, DecoderKeyAlgorithm.DKGA04);
        load(module, 2, TestKeys.second(), 123_457, 2, DecoderKeyAlgorithm.DKGA04);
        load(module, 3, TestKeys.first(), 123_456, 1, DecoderKeyAlgorithm.DKGA04);
        return module;
    }

    /** An STS05V module; the caller closes it. */
    public static SoftSecurityModule legacy(StaTables tables, Clock clock, Surroundings surroundings) {
        SoftSecurityModule module = inMemory(tables, clock, surroundings);
        load(module, 1, TestKeys.legacy(), 123_456, 1, DecoderKeyAlgorithm.DKGA02);
        return module;
    }

    private static SoftSecurityModule inMemory(StaTables tables, Clock clock, Surroundings surroundings) {
        return SoftSecurityModule.inMemory(
                new SoftModuleParts(tables, clock, surroundings.random(), NibbleSource.of(surroundings.random())),
                SoftModuleSettings.DEFAULT);
    }

    private static void load(
            SoftSecurityModule module, int register, VendingKey key, int sgc, int krn, DecoderKeyAlgorithm algorithm) {
        try (key) {
            module.loadVendingKey(
                    new RegisterNumber(register),
                    key,
                    VendingKeyEntry.of(
                            new SupplyGroupCode(sgc),
                            new KeyRevision(krn),
                            KeyType.DUTK,
                            algorithm,
                            BaseDate.BDT_2014));
        }
    }
}
