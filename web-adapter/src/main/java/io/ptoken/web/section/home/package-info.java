/** Home: what anybody may see. */
@NullMarked
package io.ptoken.web.section.home;

import org.jspecify.annotations.NullMarked;
