package io.ptoken.kmc.record;

import io.ptoken.kmc.text.Octets;

/**
 * One vending key as a key-load file carries it: attributes in clear, the key encrypted for one module.
 *
 * @param card the attributes
 * @param wrapped the encrypted key with what proves that key and attributes belong together
 * @param line the record as text, without line end
 */
public record WrappedKey(VendingKeyCard card, Octets wrapped, String line) {}
