/**
 * The right to open security modules: one for an installation, one for each line to hardware among all installations of the
 * machine. Who comes second is told who has it.
 */
@NullMarked
package io.ptoken.node.holding;

import org.jspecify.annotations.NullMarked;
