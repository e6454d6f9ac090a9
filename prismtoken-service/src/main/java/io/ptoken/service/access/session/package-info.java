/**
 * Who is calling: sign-in, sessions, and the gate every other call passes (wire reference section 7, Sign-in).
 */
@NullMarked
package io.ptoken.service.access.session;

import org.jspecify.annotations.NullMarked;
