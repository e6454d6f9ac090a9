/**
 * Who may do what: accounts, roles, permissions, passwords, sessions.
 */
@NullMarked
package io.ptoken.service.access;

import org.jspecify.annotations.NullMarked;
