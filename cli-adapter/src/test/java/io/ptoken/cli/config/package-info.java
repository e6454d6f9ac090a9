/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.config;

import org.jspecify.annotations.NullMarked;
