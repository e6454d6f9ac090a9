/**
 * How the errors of a security module look to callers of the API.
 */
@NullMarked
package io.ptoken.service.module;

import org.jspecify.annotations.NullMarked;
