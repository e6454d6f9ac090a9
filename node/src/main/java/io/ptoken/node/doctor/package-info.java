/** Looks at what an installation stands on, a broken one too. */
@NullMarked
package io.ptoken.node.doctor;

import org.jspecify.annotations.NullMarked;
