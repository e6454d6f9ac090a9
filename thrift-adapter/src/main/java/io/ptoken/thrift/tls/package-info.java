/**
 * Who the server is to TLS clients: a key and a self-signed certificate that are made once and stay, because clients pin
 * them or carry them in a trust store.
 */
@NullMarked
package io.ptoken.thrift.tls;

import org.jspecify.annotations.NullMarked;
