package io.ptoken.hsm.protocol.message;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/** What a module answers to a command that it has carried out. */
public interface ModuleResponse {

    /** Everything behind the status. */
    String encode(ProtocolSettings settings);

    /** As a frame with status 00. */
    default ResponseFrame frame(CommandCode command, ProtocolSettings settings) {
        return new ResponseFrame(command, StatusCode.SUCCESSFUL, encode(settings));
    }
}
