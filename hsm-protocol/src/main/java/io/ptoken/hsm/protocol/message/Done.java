package io.ptoken.hsm.protocol.message;

import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/** A response whose status says everything. A body is passed over: newer modules may append fields. */
public record Done() implements ModuleResponse {

    @Override
    public String encode(ProtocolSettings settings) {
        return "";
    }
}
