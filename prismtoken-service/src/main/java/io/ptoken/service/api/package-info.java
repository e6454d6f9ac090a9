/**
 * The in-port of the application: one method per use case of the TokenApi, requests as they arrive and answers as values.
 * Adapters translate to and from these types and contain no rule.
 */
@NullMarked
package io.ptoken.service.api;

import org.jspecify.annotations.NullMarked;
