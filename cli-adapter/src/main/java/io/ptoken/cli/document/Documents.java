package io.ptoken.cli.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.call.RecordJson;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Objects;

/** Documents as JSON: what {@code document} and {@code version} say, then the components of the record. */
public final class Documents {

    /** As the records of calls, but that amounts are numbers. */
    private static final ObjectMapper JSON = mapper();

    private Documents() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = RecordJson.MAPPER.copy();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER));
        return mapper.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    }

    /** Its name and version. */
    public static DocumentKind kind(Class<? extends Document> type) {
        return Objects.requireNonNull(type.getAnnotation(DocumentKind.class), type + " does not say what it is");
    }

    /** Prints a document over several lines. */
    public static void print(PrintWriter out, Document document) {
        print(out, JSON.writer(SerializationFeature.INDENT_OUTPUT), document);
    }

    /** Prints a document on one line, so that a reader knows where it ends. */
    public static void printLine(PrintWriter out, Document document) {
        print(out, JSON.writer(), document);
    }

    private static void print(PrintWriter out, ObjectWriter writer, Document document) {
        try {
            // No line of it may be broken.
            out.print(writer.writeValueAsString(json(document)));
            out.println();
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not JSON: " + kind(document.getClass()).value(), e);
        }
    }

    private static ObjectNode json(Document document) {
        DocumentKind kind = kind(document.getClass());
        ObjectNode json = JSON.createObjectNode().put("document", kind.value()).put("version", kind.version());
        return json.setAll(JSON.<ObjectNode>valueToTree(document));
    }
}
