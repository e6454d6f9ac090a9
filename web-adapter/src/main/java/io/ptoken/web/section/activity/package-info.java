/** Activity: who did what, and what came of it. */
@NullMarked
package io.ptoken.web.section.activity;

import org.jspecify.annotations.NullMarked;
