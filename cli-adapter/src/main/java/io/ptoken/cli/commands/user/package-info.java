/** {@code ptoken user} and {@code ptoken session}: accounts, their roles and passwords, and who is signed in. */
@NullMarked
package io.ptoken.cli.commands.user;

import org.jspecify.annotations.NullMarked;
