/** Lines and files of the assumed profile: how a record is written, read and checked. */
@NullMarked
package io.ptoken.kmc.ap1.record;

import org.jspecify.annotations.NullMarked;
