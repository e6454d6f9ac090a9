package io.ptoken.web.door;

import java.util.Optional;

/**
 * The form in which the owner of an account sets a password of their own.
 *
 * @param user the account
 * @param next where they go from here
 * @param refused why it was not taken
 */
public record FirstPasswordPage(String user, String next, Optional<String> refused) {}
