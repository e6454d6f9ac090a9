/**
 * Making meters: the keys that new meters hold (DITKs), and the tokens that take a meter from such a key to a vending key
 * (module protocol section 4).
 */
@NullMarked
package io.ptoken.hsm.manufacture;

import org.jspecify.annotations.NullMarked;
