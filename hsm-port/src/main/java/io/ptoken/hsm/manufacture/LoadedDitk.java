package io.ptoken.hsm.manufacture;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.time.Instant;
import java.util.Optional;

/**
 * What a module tells of a DITK that it holds, never the key itself.
 *
 * @param ea EA 07 or EA 11
 * @param kcv check value
 * @param parity as it stands in the module
 * @param loaded when it was loaded; empty where the module does not tell
 */
public record LoadedDitk(EncryptionAlgorithm ea, KeyCheckValue kcv, DitkParity parity, Optional<Instant> loaded) {}
