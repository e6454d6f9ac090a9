/**
 * How a meter gets a new decoder key (specification section 12): {@link io.ptoken.sts.keychange.KeyChangeSet} makes the
 * sections, {@link io.ptoken.sts.keychange.KeyChangeSetKind} is 2KCT, 3KCT or 4KCT, {@link
 * io.ptoken.sts.keychange.KeyTypeTransitions} holds the table of section 12.1. The section tokens themselves are in {@code
 * token}.
 */
@NullMarked
package io.ptoken.sts.keychange;

import org.jspecify.annotations.NullMarked;
