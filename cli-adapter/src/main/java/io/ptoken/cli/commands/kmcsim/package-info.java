/** {@code ptoken kmc-sim}: the simulated key management centre. */
@NullMarked
package io.ptoken.cli.commands.kmcsim;

import org.jspecify.annotations.NullMarked;
