/**
 * What can be seen of the running service without looking into it: calls with outcome and time, tokens by kind, the module,
 * the store, readiness. Values and narrow interfaces only; adapters turn them into metrics. Nothing here names a user, a
 * meter or a message (operating requirements section 11).
 */
@NullMarked
package io.ptoken.service.observe;

import org.jspecify.annotations.NullMarked;
