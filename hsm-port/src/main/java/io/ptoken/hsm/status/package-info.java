/** What a module tells of itself: identity, state, capabilities. */
@NullMarked
package io.ptoken.hsm.status;

import org.jspecify.annotations.NullMarked;
