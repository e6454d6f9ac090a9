@NullMarked
package io.ptoken.cli.keyload;

import org.jspecify.annotations.NullMarked;
