/** Dashboard: how the installation stands. */
@NullMarked
package io.ptoken.web.section.dashboard;

import org.jspecify.annotations.NullMarked;
