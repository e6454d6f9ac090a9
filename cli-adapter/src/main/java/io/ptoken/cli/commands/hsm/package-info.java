/** {@code ptoken hsm}: hardware modules at their line, their order in the pool, and simulated ones. */
@NullMarked
package io.ptoken.cli.commands.hsm;

import org.jspecify.annotations.NullMarked;
