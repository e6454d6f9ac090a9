/** Where custodians' entries of keys in the clear come from: a keyboard without echo, files or environment variables. */
@NullMarked
package io.ptoken.cli.keyentry;

import org.jspecify.annotations.NullMarked;
