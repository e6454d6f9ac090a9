package io.ptoken.hsm.soft.access;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.soft.settings.AccessControlSettings;
import io.ptoken.sts.InvalidValueException;
import java.security.SecureRandom;
import java.util.List;

/** Crypto officers on their way into the state. */
public final class Officers {

    private Officers() {}

    /**
     * Two or more can watch each other; none means that nobody has to log in.
     *
     * @throws InvalidValueException when there is one alone, or two have the same name
     */
    public static void requireFit(List<OfficerCredentials> officers) {
        long names = officers.stream().map(OfficerCredentials::name).distinct().count();
        if (names != officers.size() || officers.size() == 1) {
            throw new InvalidValueException(
                    "crypto officers",
                    officers.stream().map(OfficerCredentials::name).toList().toString(),
                    "none, or two or more with different names");
        }
    }

    public static List<StoredOfficer> hashed(
            List<OfficerCredentials> officers, AccessControlSettings settings, SecureRandom random) {
        return officers.stream()
                .map(officer -> new StoredOfficer(
                        officer.name(),
                        officer.withPin(
                                pin -> PinBytes.of(pin, bytes -> PinHash.of(bytes, settings.pinCost(), random)))))
                .toList();
    }
}
