package io.ptoken.kmc.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a vector file.
 *
 * @param place where it stands, e.g. {@code kmc-05 SM-03 step 9}; begins the text of every assertion on it
 * @param json as the file has it
 */
public record VectorStep(String place, JsonNode json) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    /** The steps of a list, numbered after the place where the list stands. */
    static List<VectorStep> of(String place, JsonNode steps) {
        return VectorFile.items(steps)
                .map(step -> new VectorStep(place + " step " + step.required("step"), step))
                .toList();
    }

    /** Place, who does what, and why it ends so. */
    public String name() {
        return place + ": " + party() + " " + op() + " " + code().orElse("done") + " ("
                + json.path("deviation").asText(text("why")) + ")";
    }

    String party() {
        return text("party");
    }

    String op() {
        return text("op");
    }

    boolean isOf(String... parties) {
        return List.of(parties).contains(party());
    }

    String text(String member) {
        return json.required(member).textValue();
    }

    /** Empty when the step does not say. */
    Optional<String> optional(String member) {
        return optional(json, member);
    }

    /** Empty when it is left out or null. */
    static Optional<String> optional(JsonNode json, String member) {
        return json.hasNonNull(member) ? Optional.of(json.get(member).textValue()) : Optional.empty();
    }

    /** The text of the file that is given; some are in parts, to be repeated and joined. */
    String file() {
        StringBuilder text = new StringBuilder(json.path("file").asText(""));
        json.path("fileParts")
                .forEach(part -> text.append(part.required("text")
                        .textValue()
                        .repeat(part.path("repeat").asInt(1))));
        return text.toString();
    }

    Optional<Instant> now() {
        return optional("now").map(VectorStep::time);
    }

    static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    /** As the files write it. */
    public static String time(Instant moment) {
        return TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** What the party draws in this step: a private key, then a nonce. */
    Stream<String> draws() {
        JsonNode entropy = json.path("entropy");
        return Stream.of("ephemeralScalar", "non").flatMap(member -> optional(entropy, member).stream());
    }

    JsonNode expected() {
        return json.required("expect");
    }

    /** Empty for a step that is done. */
    Optional<String> code() {
        return optional(expected(), "code");
    }

    /** Code and name, e.g. {@code AP-S05 REQUEST_MISMATCH}; empty for a step that is done. */
    Optional<String> refusal() {
        return code().map(code -> code + " " + expected().required("name").textValue());
    }
}
