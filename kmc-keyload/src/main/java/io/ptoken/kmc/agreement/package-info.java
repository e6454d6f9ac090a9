/**
 * The key agreement between a module and a KMC: who they are, what they keep to themselves, and the keys they agree on.
 */
@NullMarked
package io.ptoken.kmc.agreement;

import org.jspecify.annotations.NullMarked;
