/** {@code ptoken key}: key components checked without a module. */
@NullMarked
package io.ptoken.cli.commands.key;

import org.jspecify.annotations.NullMarked;
