/** The security modules of an installation, opened: their secrets, who may have them, several behind one. */
@NullMarked
package io.ptoken.node.module;

import org.jspecify.annotations.NullMarked;
