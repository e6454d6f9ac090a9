/** The journal of issuing: a call is begun, its identifiers are reserved, its result is kept. */
@NullMarked
package io.ptoken.store.jdbc.journal;

import org.jspecify.annotations.NullMarked;
