/**
 * The in-port of the application: one record per method of the TokenApi, which says what is wanted and what its caller needs,
 * and answers as values. Adapters translate to and from these types and contain no rule.
 */
@NullMarked
package io.ptoken.service.api;

import org.jspecify.annotations.NullMarked;
