/** {@code ptoken job}: long work that a server carries out. */
@NullMarked
package io.ptoken.cli.commands.job;

import org.jspecify.annotations.NullMarked;
