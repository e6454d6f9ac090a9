@NullMarked
package io.ptoken.cli.document;

import org.jspecify.annotations.NullMarked;
