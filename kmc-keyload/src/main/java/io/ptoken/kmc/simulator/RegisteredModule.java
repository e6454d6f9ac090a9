package io.ptoken.kmc.simulator;

import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A module that may ask for keys.
 *
 * @param publicKey as it was registered
 * @param revoked true when it may no more
 * @param files handed out to it, oldest first
 */
public record RegisteredModule(SmPublicKey publicKey, boolean revoked, List<IssuedFile> files) {

    public RegisteredModule {
        files = List.copyOf(files);
    }

    /** SMID. */
    public Pkid moduleId() {
        return publicKey.moduleId();
    }

    Optional<IssuedFile> lastFile() {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
    }

    RegisteredModule with(IssuedFile file) {
        List<IssuedFile> more = new ArrayList<>(files);
        more.add(file);
        return new RegisteredModule(publicKey, revoked, more);
    }
}
