/**
 * When a token is for (specification section 3): {@link io.ptoken.sts.tid.BaseDate}, {@link
 * io.ptoken.sts.tid.TokenIdentifier} (TID) with the reserved minute and key expiry, {@link
 * io.ptoken.sts.tid.RandomNibble} (RND).
 */
@NullMarked
package io.ptoken.sts.tid;

import org.jspecify.annotations.NullMarked;
