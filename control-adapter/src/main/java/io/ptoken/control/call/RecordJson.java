package io.ptoken.control.call;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.call.Progress;
import java.math.BigDecimal;

/**
 * Records as JSON and back: a component is a key of its name, a value type is its text or number, a time is ISO-8601 in UTC,
 * an amount is decimal text, so that no reader makes a binary fraction of it, and what is empty is left out. Thread safe.
 */
public final class RecordJson {

    /** Writes and reads the records of calls and of what they answer. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new ValueTypes())
            .addMixIn(AuditVerdict.class, Verdict.class)
            .addMixIn(Progress.class, Step.class)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // of a record its components alone
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private RecordJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AuditVerdict.Whole.class, name = "whole"),
        @JsonSubTypes.Type(value = AuditVerdict.Broken.class, name = "broken")
    })
    private interface Verdict {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Progress.KeyTried.class, name = "key-tried"),
        @JsonSubTypes.Type(value = Progress.RowsVerified.class, name = "rows-verified"),
        @JsonSubTypes.Type(value = Progress.ComponentEntered.class, name = "component-entered"),
        @JsonSubTypes.Type(value = Progress.KeyEntered.class, name = "key-entered")
    })
    private interface Step {}
}
