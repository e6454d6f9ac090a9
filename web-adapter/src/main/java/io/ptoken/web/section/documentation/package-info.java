/** Documentation: the pages that come with the program. */
@NullMarked
package io.ptoken.web.section.documentation;

import org.jspecify.annotations.NullMarked;
