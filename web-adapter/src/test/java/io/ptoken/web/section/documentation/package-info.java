/** Tests of the room. */
@NullMarked
package io.ptoken.web.section.documentation;

import org.jspecify.annotations.NullMarked;
