/** KEK slots: the exchange with a KMC from the request to the keys in use. */
@NullMarked
package io.ptoken.hsm.soft.slot;

import org.jspecify.annotations.NullMarked;
