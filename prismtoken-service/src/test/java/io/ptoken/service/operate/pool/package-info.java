/** The service on several modules: what operators change, and what comes of failures. */
@NullMarked
package io.ptoken.service.operate.pool;

import org.jspecify.annotations.NullMarked;
