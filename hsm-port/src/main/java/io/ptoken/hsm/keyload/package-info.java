/** Loading of vending keys from KMCs into a module. */
@NullMarked
package io.ptoken.hsm.keyload;

import org.jspecify.annotations.NullMarked;
