/** Commands that bring vending keys from a KMC into a module, through its KEK slots. */
@NullMarked
package io.ptoken.hsm.protocol.sts6.keyload;

import org.jspecify.annotations.NullMarked;
