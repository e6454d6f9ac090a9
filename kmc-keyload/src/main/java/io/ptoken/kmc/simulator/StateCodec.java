package io.ptoken.kmc.simulator;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.StsException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;

/** The KMC's state as JSON. What is unknown or missing is refused; refusals contain nothing of the file, for its secrets. */
final class StateCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .build();

    private StateCodec() {}

    static byte[] write(KmcState state) {
        try {
            return JSON.writeValueAsBytes(StateToDocument.document(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of texts and numbers can be written", e);
        }
    }

    /** What tells how to read the rest. */
    private record Form(int format) {}

    static KmcState read(byte[] json) {
        StateDocument document = parse(json);
        try {
            return requireGroups(DocumentToState.state(document));
        } catch (StsException | KeyLoadException | DateTimeException | IllegalArgumentException e) {
            // Without the cause: its message may quote a value.
            throw new KmcStateException("the state of the KMC holds a value that is none; put a copy of it back");
        }
    }

    private static StateDocument parse(byte[] json) {
        try {
            int format = JSON.readerFor(Form.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .<Form>readValue(json)
                    .format();
            return switch (format) {
                case StateDocument.FORMAT -> JSON.readValue(json, StateDocument.class);
                case StateDocumentFormat1.FORMAT ->
                    JSON.readValue(json, StateDocumentFormat1.class).current();
                default ->
                    throw new KmcStateException(
                            "the state of the KMC: got format " + format + ", expected " + StateDocument.FORMAT);
            };
        } catch (JsonProcessingException e) {
            // Without the cause: its message may quote the file.
            throw new KmcStateException("the state of the KMC is not what was written" + place(e));
        } catch (IOException e) {
            throw new KmcStateException("the state of the KMC cannot be read", e);
        }
    }

    /** Jackson does not know it of every value, whatever its signature says. */
    private static String place(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> ": line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("");
    }

    private static KmcState requireGroups(KmcState state) {
        if (state.keys().stream().anyMatch(key -> state.group(key.order().sgc()).isEmpty())) {
            throw new KmcStateException(
                    "the state of the KMC holds a vending key of a supply group that it does not hold");
        }
        return state;
    }
}
