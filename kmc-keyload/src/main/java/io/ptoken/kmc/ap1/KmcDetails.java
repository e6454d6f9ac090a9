package io.ptoken.kmc.ap1;

import io.ptoken.kmc.text.Ident;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a trust anchor says about a KMC.
 *
 * @param issuer of the KMC's identity
 * @param serial number or name at the issuer
 * @param name NAM, 1-40 characters x20-x7D without semicolon
 * @param created when the identity was made; parts of a second are cut off
 * @param activeFrom ACT; parts of a second are cut off
 * @param usableUntil EXP, inclusive; parts of a second are cut off
 */
public record KmcDetails(
        Ident issuer, Ident serial, String name, Instant created, Instant activeFrom, Instant usableUntil) {

    private static final Pattern NAME = Pattern.compile("[ -:<-}]{1,40}");

    public KmcDetails {
        if (!NAME.matcher(name).matches()) {
            String shown = name.length() > 40 ? name.length() + " characters" : name;
            throw new InvalidValueException("name of the KMC", shown, "1-40 characters x20-x7D without semicolon");
        }
    }
}
