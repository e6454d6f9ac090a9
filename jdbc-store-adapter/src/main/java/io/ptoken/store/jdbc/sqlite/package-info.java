/** SQLite: connections, failures, the new file, and copies of it. */
@NullMarked
package io.ptoken.store.jdbc.sqlite;

import org.jspecify.annotations.NullMarked;
