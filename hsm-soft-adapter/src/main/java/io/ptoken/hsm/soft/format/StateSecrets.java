package io.ptoken.hsm.soft.format;

import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.sts.key.KeyBytesAccess;
import java.util.ArrayList;
import java.util.List;

/** The secrets of a state in the order in which they are stored. */
public final class StateSecrets {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private StateSecrets() {}

    /** Copies that the caller zeroises. */
    public static List<byte[]> of(StoredState state) {
        List<byte[]> secrets = new ArrayList<>();
        state.keys().forEach(key -> secrets.add(key.key().bytes(ACCESS)));
        state.keyLoad().identity().ifPresent(identity -> add(secrets, of(identity.keys())));
        state.keyLoad().slots().all().forEach(slot -> add(secrets, of(slot)));
        state.ditks().forEach(ditk -> secrets.add(ditk.key().bytes(ACCESS)));
        return secrets;
    }

    private static void add(List<byte[]> secrets, List<SecretOctets> more) {
        more.forEach(secret -> secrets.add(secret.bytes(ACCESS)));
    }

    public static List<SecretOctets> of(StaticKeys keys) {
        return List.of(keys.agreement(), keys.signing());
    }

    public static List<SecretOctets> of(KekSlot slot) {
        if (slot instanceof KekSlot.Pending pending) {
            return List.of(pending.ephemeralKey());
        }
        if (slot instanceof KekSlot.Loading loading) {
            return List.of(loading.agreed().kek(), loading.agreed().ivBase());
        }
        return List.of();
    }

    static List<Integer> lengths(List<SecretOctets> secrets) {
        return secrets.stream().map(SecretOctets::length).toList();
    }
}
