/** My account: password, sessions, last sign-ins. */
@NullMarked
package io.ptoken.web.section.account;

import org.jspecify.annotations.NullMarked;
