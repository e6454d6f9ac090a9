package io.ptoken.hsm.pool;

import io.ptoken.hsm.manufacture.ComponentSource;
import io.ptoken.hsm.manufacture.ComponentViewer;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.Optional;
import java.util.function.Supplier;

/** DITKs of a member in the hands of custodians: the member works on meanwhile, and is looked at when its DITKs have changed. */
record WatchedDitkCustody(DitkCustody custody, Member member, Members members) implements DitkCustody {

    @Override
    public boolean hasKeypad() {
        return custody.hasKeypad();
    }

    @Override
    public KeyCheckValue generate(EncryptionAlgorithm ea, int components, ComponentViewer viewer) {
        return custody.generate(ea, components, viewer);
    }

    @Override
    public LoadedDitk load(
            EncryptionAlgorithm ea,
            int components,
            KeyCheckValue expected,
            Optional<KeyCheckValue> replaced,
            ComponentSource source) {
        return changing(() -> custody.load(ea, components, expected, replaced, source));
    }

    @Override
    public void delete(EncryptionAlgorithm ea) {
        changing(() -> {
            custody.delete(ea);
            return ea;
        });
    }

    private <T> T changing(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            members.look(member); // after a refusal too, whose outcome may be unknown
        }
    }
}
