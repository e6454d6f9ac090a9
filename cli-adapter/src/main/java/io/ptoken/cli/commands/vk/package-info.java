/** {@code ptoken vk}: vending keys loaded by hand, listed and deleted. */
@NullMarked
package io.ptoken.cli.commands.vk;

import org.jspecify.annotations.NullMarked;
