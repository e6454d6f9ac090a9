package io.ptoken.hsm.protocol.sts6.query;

import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code SM?PD}, product data (module protocol sections 4, 7.3; layout SMAPI-AP1). */
public record QueryProduct() implements Query<QueryProduct.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("PD");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    /** Reads the body of a request. */
    public static QueryProduct decode(String body, ProtocolSettings settings) {
        FieldLayout.EMPTY.read(body, settings.fields());
        return new QueryProduct();
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param data names and values in the order of the module, e.g. {@code Tps} and {@code 3}; no semicolon in them and no
     *     equals sign in a name
     */
    public record Response(Map<String, String> data) implements ModuleResponse {

        private static final FieldLayout LAYOUT =
                FieldLayout.EMPTY.and(P, "product data").tolerant();

        public Response {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
            data.forEach((name, value) -> {
                FieldWriter.requireText("product data", name + value);
                if (name.isEmpty() || name.contains("=") || (name + value).contains(";")) {
                    throw new InvalidValueException("product data", name, "a name and a value without = and ;");
                }
            });
        }

        @Override
        public String encode(ProtocolSettings settings) {
            String list = data.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(";"));
            return new FieldWriter(settings.fields()).text(list).body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            return fields.as(0, SmStatus.PTVD_RANGE, Response::parse);
        }

        private static Response parse(String list) {
            Map<String, String> data = new LinkedHashMap<>();
            for (String element : list.split(";", -1)) {
                int equals = element.indexOf('=');
                if (equals < 0 && !element.isEmpty()) {
                    throw new InvalidValueException("product data", element, "name=value");
                }
                if (equals >= 0 && data.put(element.substring(0, equals), element.substring(equals + 1)) != null) {
                    throw new InvalidValueException("product data", element, "each name once");
                }
            }
            return new Response(data);
        }
    }
}
