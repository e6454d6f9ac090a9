/** {@code ptoken licence}: transaction licences loaded, shown and issued. */
@NullMarked
package io.ptoken.cli.commands.licence;

import org.jspecify.annotations.NullMarked;
