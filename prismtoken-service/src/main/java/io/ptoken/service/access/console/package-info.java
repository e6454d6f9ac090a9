/** Who is signed in at the web console. */
@NullMarked
package io.ptoken.service.access.console;

import org.jspecify.annotations.NullMarked;
