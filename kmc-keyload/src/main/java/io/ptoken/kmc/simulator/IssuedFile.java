package io.ptoken.kmc.simulator;

import io.ptoken.kmc.text.Octets;
import java.time.Instant;

/**
 * A key-load file that was handed out.
 *
 * @param counter CTR of the request
 * @param requestDigest RQD
 * @param issued ISS
 * @param text the file
 */
public record IssuedFile(long counter, Octets requestDigest, Instant issued, String text) {}
