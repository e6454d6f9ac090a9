/**
 * The service's store ports on SQL. {@link io.ptoken.store.jdbc.JdbcStore} opens the database and hands out the
 * ports; the schema is brought up to date by migrations under {@code io/ptoken/store/jdbc/migration}.
 */
@NullMarked
package io.ptoken.store.jdbc;

import org.jspecify.annotations.NullMarked;
