/** Tests of the room. */
@NullMarked
package io.ptoken.web.section.home;

import org.jspecify.annotations.NullMarked;
