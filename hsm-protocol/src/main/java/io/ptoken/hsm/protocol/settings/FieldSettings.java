package io.ptoken.hsm.protocol.settings;

import java.time.ZoneOffset;

/**
 * How the typed fields of STS6 are written and read (module protocol section 2).
 *
 * @param hexWidth width of numbers in H fields as they are sent; both are understood (A4)
 * @param moduleZone zone of D fields (A5)
 * @param identificationType type letter of both fields of {@code SM!DI} (A6)
 * @param firmwareHashType type letter of the fourth field of {@code SM!QI} (A6)
 * @param strictness how much is forgiven when reading
 */
public record FieldSettings(
        HexWidth hexWidth,
        ZoneOffset moduleZone,
        FieldType identificationType,
        FieldType firmwareHashType,
        Strictness strictness) {

    /** Fixed width, UTC, P and H, strict. */
    public static final FieldSettings DEFAULTS =
            new FieldSettings(HexWidth.FIXED, ZoneOffset.UTC, FieldType.P, FieldType.H, Strictness.STRICT);

    /** The same with another width of H fields. */
    public FieldSettings withHexWidth(HexWidth other) {
        return new FieldSettings(other, moduleZone, identificationType, firmwareHashType, strictness);
    }

    /** The same, read more or less strictly. */
    public FieldSettings withStrictness(Strictness other) {
        return new FieldSettings(hexWidth, moduleZone, identificationType, firmwareHashType, other);
    }

    /** The same with other type letters in {@code SM!DI} and {@code SM!QI} (A6). */
    public FieldSettings withTypes(FieldType identification, FieldType firmwareHash) {
        return new FieldSettings(hexWidth, moduleZone, identification, firmwareHash, strictness);
    }

    /** Width of a number in an H field. */
    public enum HexWidth {
        /** As many octets as the field can hold: {@code H0001~}. */
        FIXED,
        /** As few octets as the number needs, at least one: {@code H01~}. */
        MINIMAL
    }

    /** How much a reader forgives. */
    public enum Strictness {
        /** No leading zeros in N, upper-case digits and whole octets in H, no field too many in a request. */
        STRICT,
        /** Takes leading zeros, lower-case and odd digits, and fields behind the last known one. */
        LENIENT
    }
}
