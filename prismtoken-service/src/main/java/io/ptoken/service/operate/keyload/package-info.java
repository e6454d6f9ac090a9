/**
 * Vending keys from key management centres: KMC public keys, requests, key-load files, loading, and the catalogue of all
 * keys that files have brought (operating requirements sections 6 and 7; key-load profile section 2.9). These use cases
 * judge what needs no secret; the module judges the rest.
 */
@NullMarked
package io.ptoken.service.operate.keyload;

import org.jspecify.annotations.NullMarked;
