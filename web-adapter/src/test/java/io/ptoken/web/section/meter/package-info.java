/** Tests of the room. */
@NullMarked
package io.ptoken.web.section.meter;

import org.jspecify.annotations.NullMarked;
