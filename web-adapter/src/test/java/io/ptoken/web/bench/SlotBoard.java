package io.ptoken.web.bench;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.util.ArrayList;
import java.util.List;

/** KEK slots as a test wants them; nobody can change them by calls. Not thread safe. */
public final class SlotBoard implements KeyLoading {

    public final List<KekSlotStatus> slots = new ArrayList<>();

    @Override
    public KeyLoadRecord publicKey() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KekSlotStatus endLoading(KmcId kmc) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteSlot(KmcId kmc) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<KekSlotStatus> slots() {
        return List.copyOf(slots);
    }
}
