/**
 * The application: use cases behind {@link io.ptoken.service.api.TokenApiService}, and its errors.
 *
 * <p>It has two sides. Vending: {@link io.ptoken.service.vending.issue} has the use cases that issue tokens, and beside it is what
 * they go through, from the vending key ({@code key}) and the token identifier ({@code tid}) to the answer that is kept under its
 * message ({@code result}). Operate: {@link io.ptoken.service.operate.call} has the calls of operators, and beside it is what they
 * are about: keys and licences that are loaded, preferences, notices, the order of modules, the audit log, removal of old data.
 */
@NullMarked
package io.ptoken.service;

import org.jspecify.annotations.NullMarked;
