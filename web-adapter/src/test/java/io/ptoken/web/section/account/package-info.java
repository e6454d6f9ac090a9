/** Tests of the room. */
@NullMarked
package io.ptoken.web.section.account;

import org.jspecify.annotations.NullMarked;
