/**
 * The vending side: {@link io.ptoken.service.vending.issue} has the use cases that issue tokens, from the vending key ({@code key}) and
 * the token identifier ({@code tid}) to the answer that is kept under its message ({@code result}).
 */
@NullMarked
package io.ptoken.service.vending;

import org.jspecify.annotations.NullMarked;
