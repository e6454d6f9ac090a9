package io.ptoken.store.jdbc.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.util.Arrays;
import java.util.List;

/** Issued tokens as the JSON text of a result row. */
public final class IssuedTokenJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(IssuedTokenRow[].class);
    private static final ObjectReader READER = MAPPER.readerFor(IssuedTokenRow[].class);

    private IssuedTokenJson() {}

    public static String write(List<IssuedToken> tokens) {
        try {
            return WRITER.writeValueAsString(
                    tokens.stream().map(IssuedTokenRow::of).toArray(IssuedTokenRow[]::new));
        } catch (JsonProcessingException e) {
            throw new StoreException(Reason.OTHER, "a result cannot be written", e);
        }
    }

    static List<IssuedToken> read(String json) {
        try {
            IssuedTokenRow[] rows = READER.readValue(json);
            return Arrays.stream(rows).map(IssuedTokenRow::token).toList();
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    Reason.DAMAGED, "a stored result cannot be read: restore the store from its newest backup", e);
        }
    }
}
