/** What is removed by age, and what never is. */
@NullMarked
package io.ptoken.service.operate.retention;

import org.jspecify.annotations.NullMarked;
