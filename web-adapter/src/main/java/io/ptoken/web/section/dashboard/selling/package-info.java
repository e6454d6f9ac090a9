/** What calls came to, as curves and as a table. */
@NullMarked
package io.ptoken.web.section.dashboard.selling;

import org.jspecify.annotations.NullMarked;
