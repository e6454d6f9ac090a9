/** What people change about a pool of security modules while it runs, and what of that is stored. */
@NullMarked
package io.ptoken.service.operate.pool;

import org.jspecify.annotations.NullMarked;
