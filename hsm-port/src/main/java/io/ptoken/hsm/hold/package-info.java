/**
 * Who has a security module open. A module belongs to one process at a time: two over one state would each spend its
 * whole limits, and two on one line would take each other's answers. {@link io.ptoken.hsm.hold.HoldFile} is that right
 * among the processes of a machine, {@link io.ptoken.hsm.hold.Holder} says who has it.
 */
@NullMarked
package io.ptoken.hsm.hold;

import org.jspecify.annotations.NullMarked;
