package io.ptoken.cli.document;

import io.ptoken.sts.cipher.StaTables;

/** Which STA table set a file holds. */
@DocumentKind("sta-tables")
public record TablesDocument(String name, StaTables.Kind kind, String fingerprint, String meaning) implements Document {

    public static TablesDocument of(StaTables tables) {
        return new TablesDocument(tables.name(), tables.kind(), tables.fingerprint(), tables.describe());
    }
}
