package io.ptoken.hsm.protocol.field;

import io.ptoken.hsm.protocol.settings.FieldType;

/** One field of a layout. */
record FieldSpec(FieldType type, String name) {

    /** Number and name for messages. */
    String describe(int index) {
        return "field " + (index + 1) + " (" + name + ")";
    }
}
