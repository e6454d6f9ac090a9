/** A console in this process, and a browser without a screen. */
@NullMarked
package io.ptoken.web.bench;

import org.jspecify.annotations.NullMarked;
