package io.ptoken.control.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.service.NearestName;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.sts.StsException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A call as it goes over the channel.
 *
 * @param call what is wanted
 * @param person what the caller says of themselves, for the audit log; empty for nothing
 * @param account the account they want to act with; empty for the owner
 */
record CallMessage(OperatorCall<?> call, Optional<String> person, Optional<String> account) {

    private static final String CALL = "call";
    private static final String ARGUMENTS = "arguments";
    private static final String PERSON = "person";
    private static final String ACCOUNT = "account";
    private static final String RESULT = "result";
    private static final int LONGEST = 80;

    /** As JSON. */
    ObjectNode json() {
        ObjectNode message = RecordJson.MAPPER.createObjectNode();
        message.put(CALL, CallNames.of(call.getClass()));
        message.set(ARGUMENTS, RecordJson.MAPPER.valueToTree(call));
        person.ifPresent(name -> message.put(PERSON, name));
        account.ifPresent(name -> message.put(ACCOUNT, name));
        return message;
    }

    /**
     * Reads one, which may be anything.
     *
     * @throws ServiceException {@code EParamRange} that names what is wrong
     */
    static CallMessage read(ObjectNode message) {
        for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(CALL) && !name.equals(ARGUMENTS) && !name.equals(PERSON) && !name.equals(ACCOUNT)) {
                throw ServiceException.paramRange(
                        shortened(name), "a key", "the keys call, arguments, person and account");
            }
        }
        String name = text(message, CALL)
                .orElseThrow(() -> ServiceException.paramRange(CALL, "nothing", "the name of a call"));
        Class<?> type = CallNames.type(name).orElseThrow(() -> unknown(name));
        return new CallMessage(
                call(message.path(ARGUMENTS), type),
                text(message, PERSON).map(Param::echo),
                text(message, ACCOUNT).map(account -> Param.ident(ACCOUNT, account)));
    }

    private static OperatorCall<?> call(JsonNode arguments, Class<?> type) {
        JsonNode given = arguments.isMissingNode() ? RecordJson.MAPPER.createObjectNode() : arguments;
        if (!given.isObject()) {
            throw ServiceException.paramRange(
                    ARGUMENTS, given.getNodeType().name().toLowerCase(Locale.ROOT), "an object");
        }
        try {
            return (OperatorCall<?>) Objects.requireNonNull(RecordJson.MAPPER.treeToValue(given, type));
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
    }

    /** What a record refuses at its making is told as it says it. */
    private static RuntimeException refusal(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ServiceException refused) {
                return refused;
            }
            if (cause instanceof StsException refused) {
                return refused;
            }
        }
        String where =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? String.valueOf(mapping.getPath().get(0).getFieldName())
                        : ARGUMENTS;
        return ServiceException.paramRange(
                shortened(where), "something else", "what docs/control-channel.md says of this call");
    }

    private static Optional<String> text(ObjectNode message, String key) {
        JsonNode value = message.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > LONGEST) {
            throw ServiceException.paramRange(key, "something else", "a text of at most " + LONGEST + " characters");
        }
        return Optional.of(value.textValue());
    }

    private static ServiceException unknown(String name) {
        String hint = NearestName.of(name, CallNames.all())
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(".");
        return ServiceException.paramRange(
                CALL,
                shortened(name),
                "the name of a call" + hint
                        + " A server that was started before an update knows no new ones: restart it");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    /** What a call answers, as JSON. */
    static ObjectNode result(OperatorCall<?> call, Object answer) {
        try {
            ObjectNode message = RecordJson.MAPPER.createObjectNode();
            // By its declared type, so that each of several kinds is told by name.
            String json = RecordJson.MAPPER.writerFor(answerType(call)).writeValueAsString(answer);
            message.set(RESULT, RecordJson.MAPPER.readTree(json));
            return message;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer of " + CallNames.of(call.getClass()) + " is no JSON", e);
        }
    }

    /** The same read again. */
    static <R> R answer(OperatorCall<R> call, ObjectNode message) {
        try {
            R answer = RecordJson.MAPPER.readerFor(answerType(call)).readValue(message.path(RESULT));
            return Objects.requireNonNull(answer, "no result");
        } catch (java.io.IOException e) {
            throw new IllegalStateException(
                    "the server answers " + CallNames.of(call.getClass()) + " in another form than this program knows",
                    e);
        }
    }

    private static JavaType answerType(OperatorCall<?> call) {
        return RecordJson.MAPPER
                .getTypeFactory()
                .constructType(call.getClass())
                .findSuperType(OperatorCall.class)
                .containedType(0);
    }
}
