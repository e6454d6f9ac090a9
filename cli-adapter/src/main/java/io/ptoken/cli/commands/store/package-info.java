/** {@code ptoken store}: a store that is older than its module knows, accepted. */
@NullMarked
package io.ptoken.cli.commands.store;

import org.jspecify.annotations.NullMarked;
