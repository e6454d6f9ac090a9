/**
 * The application: use cases behind {@link io.ptoken.service.api.TokenApiService}, and its errors.
 */
@NullMarked
package io.ptoken.service;

import org.jspecify.annotations.NullMarked;
