/** The tables of the audit log, and the row of it that this process wrote last. */
@NullMarked
package io.ptoken.store.jdbc.audit;

import org.jspecify.annotations.NullMarked;
