package io.ptoken.store.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ptoken.service.api.IssuedToken;
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
            throw new StoreException("a result cannot be written", e);
        }
    }

    static List<IssuedToken> read(String json) {
        try {
            return Arrays.stream(MAPPER.readValue(json, IssuedTokenRow[].class))
                    .map(IssuedTokenRow::token)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new StoreException("a stored result cannot be read", e);
        }
    }
}
