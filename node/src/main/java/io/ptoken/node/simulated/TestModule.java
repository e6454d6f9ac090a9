package io.ptoken.node.simulated;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * A module with published test keys, which protect nothing: SGC 123457 with KRN 1 and 2, SGC 123456 with KRN 1; for an
 * STS05V module, one key of DKGA 02 in register 1. It is in memory, or in a file of its own.
 */
public final class TestModule {

    private static final String NAME = "simulated";

    private TestModule() {}

    /** An STS6 module in memory; the caller closes it. */
    public static SoftSecurityModule sts6(StaTables tables, Clock clock, Surroundings surroundings) {
        return withKeys(inMemory(tables, clock, surroundings));
    }

    /**
     * An STS6 module; the caller closes it.
     *
     * @param store where it is kept, and with what in it
     * @param anchors of the KMCs that it believes
     */
    public static SoftSecurityModule sts6(
            TestModuleStore store,
            Collection<TrustAnchor> anchors,
            StaTables tables,
            Clock clock,
            Surroundings surroundings)
            throws IOException {
        SoftModuleParts parts =
                parts(tables, clock, surroundings).withKmcTrust(new Ap1TrustPolicy(anchors, List.of(), false));
        return store.open(parts, surroundings.random(), TestModule::withKeys);
    }

    private static SoftSecurityModule withKeys(SoftSecurityModule module) {
        load(module, 1, TestKeys.first(), 123_457, 1, DecoderKeyAlgorithm.DKGA04);
        load(module, 2, TestKeys.second(), 123_457, 2, DecoderKeyAlgorithm.DKGA04);
        load(module, 3, TestKeys.first(), 123_456, 1, DecoderKeyAlgorithm.DKGA04);
        return module;
    }

    /**
     * As above, by its roles, with the anchor of its public keys.
     *
     * @param running is told how to close it
     */
    public static OperatedModule sts6(
            TestModuleStore store,
            Collection<TrustAnchor> anchors,
            StaTables tables,
            Clock clock,
            Surroundings surroundings,
            Undo running)
            throws IOException {
        return chosen(sts6(store, anchors, tables, clock, surroundings), running);
    }

    /**
     * An STS05V module, by its roles.
     *
     * @param running is told how to close it
     */
    public static OperatedModule legacy(StaTables tables, Clock clock, Surroundings surroundings, Undo running) {
        SoftSecurityModule module = inMemory(tables, clock, surroundings);
        load(module, 1, TestKeys.legacy(), 123_456, 1, DecoderKeyAlgorithm.DKGA02);
        return chosen(module, running);
    }

    private static OperatedModule chosen(SoftSecurityModule module, Undo running) {
        running.with(module::close);
        return OperatedModule.alone(NAME, module, module.certification()::keyLoadAnchor);
    }

    private static SoftSecurityModule inMemory(StaTables tables, Clock clock, Surroundings surroundings) {
        return SoftSecurityModule.inMemory(parts(tables, clock, surroundings), SoftModuleSettings.DEFAULT);
    }

    private static SoftModuleParts parts(StaTables tables, Clock clock, Surroundings surroundings) {
        return new SoftModuleParts(tables, clock, surroundings.random(), NibbleSource.of(surroundings.random()));
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
