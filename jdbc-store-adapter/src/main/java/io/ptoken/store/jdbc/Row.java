package io.ptoken.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the present row of a result. */
@FunctionalInterface
interface Row<T> {

    T read(ResultSet row) throws SQLException;
}
