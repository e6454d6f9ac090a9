package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.sts.key.VendingKey;
import java.util.function.Supplier;

/** Key entry of a member: as {@link WatchedKeyLoading}, the member is asked for nothing while its keys change. */
record WatchedKeyEntry(KeyEntry entry, Member member, Members members) implements KeyEntry {

    @Override
    public LoadedVendingKey loadVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry described) {
        return changing(() -> entry.loadVendingKey(register, key, described));
    }

    @Override
    public LoadedVendingKey replaceVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry described) {
        return changing(() -> entry.replaceVendingKey(register, key, described));
    }

    @Override
    public void requireAcceptable(RegisterNumber register, VendingKey key, VendingKeyEntry described, boolean replace) {
        entry.requireAcceptable(register, key, described, replace);
    }

    @Override
    public void deleteVendingKey(RegisterNumber register) {
        changing(() -> {
            entry.deleteVendingKey(register);
            return true;
        });
    }

    @Override
    public void requireDeletable(RegisterNumber register) {
        entry.requireDeletable(register);
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
