/** The key registers: vending keys with their attributes, and what may be put into them. */
@NullMarked
package io.ptoken.hsm.soft.register;

import org.jspecify.annotations.NullMarked;
