/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.commands.task;

import org.jspecify.annotations.NullMarked;
