package io.ptoken.kmc;

import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.SmPublicKey;
import java.time.Instant;
import java.util.function.Supplier;

/** Believes whom another policy believes that is asked for anew at each check, so that a change holds at once. */
public final class PresentTrust implements TrustPolicy {

    private final Supplier<? extends TrustPolicy> present;

    /** @param present the policy as it is now; thread safe */
    public PresentTrust(Supplier<? extends TrustPolicy> present) {
        this.present = present;
    }

    @Override
    public Approval checkKmcKey(KmcPublicKey key, Instant now) {
        return present.get().checkKmcKey(key, now);
    }

    @Override
    public void checkModuleKey(SmPublicKey key) {
        present.get().checkModuleKey(key);
    }

    @Override
    public void checkEnvironment(LoadRequest request) {
        present.get().checkEnvironment(request);
    }

    @Override
    public void checkEnvironment(LoadResponse response) {
        present.get().checkEnvironment(response);
    }

    @Override
    public void checkSignature(LoadRequest request, SmPublicKey registered) {
        present.get().checkSignature(request, registered);
    }

    @Override
    public void checkSignature(LoadResponse response, KmcPublicKey stored) {
        present.get().checkSignature(response, stored);
    }

    @Override
    public void checkTimes(LoadResponse response, KmcPublicKey stored, Instant requested, Instant now) {
        present.get().checkTimes(response, stored, requested, now);
    }

    @Override
    public void checkNotExpired(LoadResponse response, Instant now) {
        present.get().checkNotExpired(response, now);
    }

    @Override
    public void checkKeyList(KeyLoadFile file) {
        present.get().checkKeyList(file);
    }
}
