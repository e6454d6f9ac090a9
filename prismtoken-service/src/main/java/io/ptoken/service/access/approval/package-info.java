/** Who may be the second person of a call, and what is said when one is missing. */
@NullMarked
package io.ptoken.service.access.approval;

import org.jspecify.annotations.NullMarked;
