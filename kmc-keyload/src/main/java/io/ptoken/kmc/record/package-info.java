/**
 * What travels between a module and a KMC: public keys, the request, the response, the key load file and the keys in it.
 */
@NullMarked
package io.ptoken.kmc.record;

import org.jspecify.annotations.NullMarked;
