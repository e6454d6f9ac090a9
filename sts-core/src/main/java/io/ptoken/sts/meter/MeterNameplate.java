package io.ptoken.sts.meter;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import java.time.Instant;

/**
 * What never changes in a meter.
 *
 * @param pan the meter's number
 * @param ea its cipher, EA 07 or EA 11
 * @param manufactured when it left the factory; tokens issued up to that minute are too old for it
 */
public record MeterNameplate(MeterPan pan, EncryptionAlgorithm ea, Instant manufactured) {}
