/**
 * A store that is older than what was sold: the node remembers outside of the store how far it had come ({@link
 * io.ptoken.service.storemark.MarkedTids}), compares at the start ({@link io.ptoken.service.storemark.StoreStanding}) and
 * can be told to use an older copy all the same ({@link io.ptoken.service.storemark.AcceptOlderStore}).
 */
@NullMarked
package io.ptoken.service.storemark;

import org.jspecify.annotations.NullMarked;
