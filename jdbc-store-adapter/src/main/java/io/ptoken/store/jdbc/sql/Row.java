package io.ptoken.store.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the present row of a result. */
@FunctionalInterface
public interface Row<T> {

    T read(ResultSet row) throws SQLException;
}
