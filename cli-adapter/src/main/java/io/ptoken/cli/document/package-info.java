/**
 * What {@code --json} prints: one record for each kind of document. Their components are the contract with scripts, of which
 * {@code docs/json} has the schemas; no key goes or changes its type without a new version of its document.
 */
@NullMarked
package io.ptoken.cli.document;

import org.jspecify.annotations.NullMarked;
