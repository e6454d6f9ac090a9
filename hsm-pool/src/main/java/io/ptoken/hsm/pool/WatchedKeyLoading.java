package io.ptoken.hsm.pool;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Key loading of a member: while keys change, the registers known of it cannot be relied on, so that it is asked for nothing
 * until they are read anew.
 */
record WatchedKeyLoading(KeyLoading loading, Member member, Members members) implements KeyLoading {

    @Override
    public KeyLoadRecord publicKey() {
        return loading.publicKey();
    }

    @Override
    public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
        return loading.acceptKmcKey(kmcKey, replace);
    }

    @Override
    public KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
        return changing(() -> loading.acceptResponse(kmc, response));
    }

    @Override
    public LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
        LoadedKey loaded = loading.loadKey(kmc, key); // into a free register: those that are known stay as they are
        member.doubt();
        return loaded;
    }

    @Override
    public KekSlotStatus endLoading(KmcId kmc) {
        return changing(() -> loading.endLoading(kmc));
    }

    @Override
    public void deleteSlot(KmcId kmc) {
        changing(() -> {
            loading.deleteSlot(kmc);
            return true;
        });
    }

    @Override
    public List<KekSlotStatus> slots() {
        return loading.slots();
    }

    private <T> T changing(Supplier<T> change) {
        member.beginKeyLoad();
        try {
            return change.get();
        } finally {
            members.look(member); // after a refusal too, whose outcome may be unknown
            member.endKeyLoad();
        }
    }
}
