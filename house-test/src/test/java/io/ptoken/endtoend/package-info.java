/** The whole server over the wire: Thrift/TLS, service, software security module, SQLite. */
@NullMarked
package io.ptoken.endtoend;

import org.jspecify.annotations.NullMarked;
