/** The tools of a licence issuer: whoever owns software modules and decides how much they may vend. */
@NullMarked
package io.ptoken.cli.licence;

import org.jspecify.annotations.NullMarked;
