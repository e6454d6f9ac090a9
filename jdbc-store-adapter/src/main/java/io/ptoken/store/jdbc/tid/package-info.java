/** The token identifiers that meters have used. */
@NullMarked
package io.ptoken.store.jdbc.tid;

import org.jspecify.annotations.NullMarked;
