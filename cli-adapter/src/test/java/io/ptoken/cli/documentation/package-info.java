/** The pages in docs against the program. */
@NullMarked
package io.ptoken.cli.documentation;

import org.jspecify.annotations.NullMarked;
