/** The weekly check (operating requirements section 12): what it looks at, and what it finds. */
@NullMarked
package io.ptoken.service.operate.checkup;

import org.jspecify.annotations.NullMarked;
