/**
 * What people type, paste and scan: which characters between the digits mean nothing, and what is said about the others.
 * People are forgiven what they cannot see; the API is not, and reads strictly.
 */
@NullMarked
package io.ptoken.cli.input;

import org.jspecify.annotations.NullMarked;
