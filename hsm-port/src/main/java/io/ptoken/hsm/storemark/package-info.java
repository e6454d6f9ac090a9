/**
 * What is remembered of a store outside of it, so that a store that was put back from an older copy is told from the one
 * that sold last: {@link io.ptoken.hsm.storemark.StoreMark} is what is remembered, {@link
 * io.ptoken.hsm.storemark.StoreMarkKeeping} who remembers it.
 */
@NullMarked
package io.ptoken.hsm.storemark;

import org.jspecify.annotations.NullMarked;
