/** {@code ptoken kmc}: vending keys from key management centres. */
@NullMarked
package io.ptoken.cli.commands.kmc;

import org.jspecify.annotations.NullMarked;
