/** The custodians of a DITK, each alone with their component. */
@NullMarked
package io.ptoken.service.operate.ditk;

import org.jspecify.annotations.NullMarked;
