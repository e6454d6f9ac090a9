/** What a running server says about itself, as text. */
@NullMarked
package io.ptoken.cli.server;

import org.jspecify.annotations.NullMarked;
