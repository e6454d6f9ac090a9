/** Durable changes: one writer carries out the changes of many callers in one transaction. */
@NullMarked
package io.ptoken.store.jdbc.commit;

import org.jspecify.annotations.NullMarked;
