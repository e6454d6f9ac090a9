/** What a call needs of a module that it changes: a role the module may be without, and its crypto officers. */
@NullMarked
package io.ptoken.service.operate.administration;

import org.jspecify.annotations.NullMarked;
