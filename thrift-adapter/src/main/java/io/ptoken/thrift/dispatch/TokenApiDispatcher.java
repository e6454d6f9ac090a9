package io.ptoken.thrift.dispatch;

import io.ptoken.service.api.TokenApiService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.thrift.TBase;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializable;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;

/**
 * Answers one call after another: name and sequence id of the call come back in the reply (wire reference section 1).
 * Thread safe when the service is.
 */
public final class TokenApiDispatcher {

    private static final int LONGEST_NAME = "loadTransactionLicense".length();

    private final TokenApiService service;
    private final Map<String, ApiMethod<?, ?, ?>> methods;
    private final WireLimits limits;
    private final Overdue overdue;
    private final Incidents incidents = new Incidents();

    /**
     * A dispatcher to {@code service}.
     *
     * @param callTimeout the bound of a call, for the text that says that it has passed
     */
    public TokenApiDispatcher(TokenApiService service, WireLimits limits, Duration callTimeout) {
        this.overdue = new Overdue(callTimeout);
        this.service = service;
        this.methods = ApiMethods.of();
        this.limits = limits;
    }

    /**
     * Answers the message in a frame.
     *
     * @param frame one message, without the frame length; what is in it is overwritten
     * @param client whose call it is
     * @return the reply, without the frame length; empty when none is due: no method is oneway, so a oneway message is
     *     dropped rather than executed with nobody to read its tokens
     * @throws UnreadableMessageException when there is nothing to reply to and the connection should end
     */
    public Optional<byte[]> answer(byte[] frame, Client client) throws UnreadableMessageException {
        requireFramed(frame);
        MessageReader reader = new MessageReader(frame, limits);
        TMessage call = reader.header();
        ApiMethod<?, ?, ?> method = methods.get(call.name);
        if (call.type == TMessageType.ONEWAY) {
            return Optional.empty();
        }
        if (call.type != TMessageType.CALL) {
            return Optional.of(reply(call, TMessageType.EXCEPTION, ProtocolError.notACall()));
        }
        if (method == null) {
            return Optional.of(reply(call, TMessageType.EXCEPTION, ProtocolError.unknownMethod(call.name)));
        }
        try {
            return Optional.of(answer(call, reader, method, client));
        } finally {
            Arrays.fill(frame, (byte) 0); // a password or an access token was in it
        }
    }

    /**
     * A message without version begins with the length of its name: sent without frames, that length reads as the length of
     * a frame and the name as all that is in it.
     */
    private void requireFramed(byte[] frame) throws UnreadableMessageException {
        if (frame.length <= LONGEST_NAME && methods.containsKey(new String(frame, StandardCharsets.ISO_8859_1))) {
            throw new UnreadableMessageException("a method name alone: its transport is buffered, not framed");
        }
    }

    private <A extends TBase<A, ?>, R extends TBase<R, ?>> byte[] answer(
            TMessage call, MessageReader reader, ApiMethod<A, R, ?> method, Client client) {
        A args = method.newArgs().get();
        try {
            reader.read(args);
        } catch (TException e) {
            return reply(call, TMessageType.EXCEPTION, ProtocolError.malformedArguments());
        }
        client.begins(() -> reply(call, TMessageType.REPLY, method.failed(overdue.answer(call.name))));
        R result = method.answer(service, args, client, incidents);
        try {
            return MessageWriter.write(new TMessage(call.name, TMessageType.REPLY, call.seqid), result);
        } catch (TException e) {
            String secret = method.secret().apply(args);
            return reply(call, TMessageType.REPLY, method.failed(incidents.reportUnwritable(e, secret)));
        }
    }

    private static byte[] reply(TMessage call, byte type, TSerializable body) {
        try {
            return MessageWriter.write(new TMessage(call.name, type, call.seqid), body);
        } catch (TException e) {
            throw new IllegalStateException("a reply of fixed form cannot be written", e);
        }
    }
}
