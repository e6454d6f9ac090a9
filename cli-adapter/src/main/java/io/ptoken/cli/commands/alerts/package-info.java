/**
 * {@code ptoken alerts}.
 */
@NullMarked
package io.ptoken.cli.commands.alerts;

import org.jspecify.annotations.NullMarked;
