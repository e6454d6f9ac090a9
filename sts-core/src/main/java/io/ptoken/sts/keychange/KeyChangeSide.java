package io.ptoken.sts.keychange;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;

/**
 * What decides at one end of a key change whether it is allowed.
 *
 * @param keyType key type
 * @param algorithm decoder-key generation algorithm
 * @param baseDate base date of the token identifiers
 * @param cluster cluster of the supply group, 0-255
 */
public record KeyChangeSide(KeyType keyType, DecoderKeyAlgorithm algorithm, BaseDate baseDate, int cluster) {}
