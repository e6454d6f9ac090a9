/** Meters: everything about one meter. */
@NullMarked
package io.ptoken.web.section.meter;

import org.jspecify.annotations.NullMarked;
