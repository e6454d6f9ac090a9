package io.ptoken.kmc.simulator;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.regex.Pattern;

/**
 * A supply group at the KMC.
 *
 * @param sgc its code
 * @param name SGN, 1-40 characters x20-x7D without semicolon
 * @param owner who decides on the use of its keys
 */
public record SupplyGroup(SupplyGroupCode sgc, String name, String owner) {

    private static final Pattern NAME = Pattern.compile("[ -:<-}]{1,40}");

    public SupplyGroup {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException("name of SGC " + sgc, name, "1-40 characters x20-x7D without semicolon");
        }
    }
}
