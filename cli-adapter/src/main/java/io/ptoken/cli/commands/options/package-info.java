/** Options that commands of several nouns have, and how their values are read. */
@NullMarked
package io.ptoken.cli.commands.options;

import org.jspecify.annotations.NullMarked;
