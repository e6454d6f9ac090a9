/**
 * When a token is for: base dates, token identifiers, the random nibble and key expiry (specification section 3).
 */
@NullMarked
package io.ptoken.sts.tid;

import org.jspecify.annotations.NullMarked;
