/** {@code ptoken pref}: the preferences, which are changed while the server runs. */
@NullMarked
package io.ptoken.cli.commands.pref;

import org.jspecify.annotations.NullMarked;
