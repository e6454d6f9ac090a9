/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.commands.module;

import org.jspecify.annotations.NullMarked;
