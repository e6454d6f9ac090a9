/** Reading the audit log: is it whole, and what does it say. */
@NullMarked
package io.ptoken.service.operate.audit;

import org.jspecify.annotations.NullMarked;
