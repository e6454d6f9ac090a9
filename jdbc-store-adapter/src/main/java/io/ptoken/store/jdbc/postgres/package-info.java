/** PostgreSQL: connections, settings and failures. */
@NullMarked
package io.ptoken.store.jdbc.postgres;

import org.jspecify.annotations.NullMarked;
