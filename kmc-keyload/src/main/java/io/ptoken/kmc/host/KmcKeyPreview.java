package io.ptoken.kmc.host;

import io.ptoken.kmc.TrustPolicy.Approval;
import io.ptoken.kmc.record.KmcPublicKey;

/**
 * The public keys of a KMC as they would be imported.
 *
 * @param profile name of the format, to be shown
 * @param key name, KMCID with fingerprint, ACT, EXP
 * @param approval whether a known trust anchor has signed it
 */
public record KmcKeyPreview(String profile, KmcPublicKey key, Approval approval) {}
