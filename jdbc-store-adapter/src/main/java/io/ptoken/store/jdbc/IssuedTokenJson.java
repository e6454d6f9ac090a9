package io.ptoken.store.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.util.Arrays;
import java.util.List;

/** Issued tokens as the JSON text of a result row. */
final class IssuedTokenJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private IssuedTokenJson() {}

    static String write(List<IssuedToken> tokens) {
        try {
            return MAPPER.writeValueAsString(
                    tokens.stream().map(IssuedTokenRow::of).toList());
        } catch (JsonProcessingException e) {
            throw new StoreException(Reason.OTHER, "a result cannot be written", e);
        }
    }

    static List<IssuedToken> read(String json) {
        try {
            return Arrays.stream(MAPPER.readValue(json, IssuedTokenRow[].class))
                    .map(IssuedTokenRow::token)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    Reason.DAMAGED, "a stored result cannot be read: restore the store from its newest backup", e);
        }
    }
}
