package io.ptoken.thrift.dispatch;

import io.ptoken.service.Param;
import org.apache.thrift.TApplicationException;

/**
 * The answers to calls that are not well formed. Their texts are fixed: the ones that generated code makes print all
 * arguments, passwords and access tokens among them.
 */
final class ProtocolError {

    private ProtocolError() {}

    static TApplicationException unknownMethod(String name) {
        return new TApplicationException(
                TApplicationException.UNKNOWN_METHOD, "Invalid method name: '" + Param.escaped(name) + "'");
    }

    static TApplicationException malformedArguments() {
        return new TApplicationException(
                TApplicationException.PROTOCOL_ERROR, "Malformed call: an argument is missing or cannot be read");
    }

    static TApplicationException notACall() {
        return new TApplicationException(
                TApplicationException.INVALID_MESSAGE_TYPE, "Invalid message type: only calls are answered");
    }
}
