package io.ptoken.node.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ptoken.service.NearestName;
import io.ptoken.service.input.Typed;
import io.ptoken.sts.text.HandedInText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code ptoken.yaml}. Keys that it leaves out have their {@linkplain Configuration#DEFAULT default}; a key that does
 * not exist is refused with the nearest one that does.
 */
public final class ConfigurationFile {

    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** What earlier releases kept in the file and is edited at run time now. */
    private static final Map<String, String> NOW_PREFERENCES = Map.of(
            "sessions.timeoutSeconds", "ptoken.sessionTimeoutSec",
            "issuing.allowProprietaryTokens", "ptoken.allowIssueProprietaryTokens");

    /**
     * Values of earlier releases and what they are now. Those that {@code ptoken init} wrote into every file were chosen by
     * nobody, so that the corrected default takes their place.
     */
    private static final Map<String, Map<String, String>> FORMER_VALUES = Map.of(
            "assumptions.keyChangeAlgorithms",
            Map.of("SAME", "FORWARD"),
            "assumptions.currencyScale",
            Map.of(
                    "ASSUMED_HUNDRED_THOUSANDTHS", "NOT_CHOSEN",
                    "ASSUMED_CURRENCY_UNITS", "CURRENCY_UNITS"));

    /** What the parser met, and in which line. */
    private static final Pattern YAML_PROBLEM =
            Pattern.compile("(?m)^(.+)\\R in 'reader', line ([0-9]+), column [0-9]+:");

    private static final String MODULES = "modules";
    private static final String KEYS = "keys";

    private ConfigurationFile() {}

    /**
     * Reads and checks a file.
     *
     * @throws ConfigurationException when it is no YAML, has an unknown key, or a value of the wrong kind or range
     * @throws IOException when it cannot be read or is not written in UTF-8
     */
    public static Configuration read(Path file) throws IOException {
        return parse(file.toString(), HandedInText.utf8(file.toString(), Files.readAllBytes(file)));
    }

    static Configuration parse(String name, String text) {
        try {
            ObjectNode merged = YAML.valueToTree(Configuration.DEFAULT);
            JsonNode given = YAML.readTree(text);
            if (!given.isMissingNode() && !given.isNull()) {
                merge("", merged, given);
            }
            return YAML.treeToValue(merged, Configuration.class);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(name + ": " + e.getMessage(), e);
        } catch (ValueInstantiationException e) {
            throw new ConfigurationException(name + ": " + causeOf(e), e);
        } catch (InvalidFormatException e) {
            throw new ConfigurationException(name + ": " + path(e) + ": " + wrongValue(e), e);
        } catch (JsonMappingException e) {
            throw new ConfigurationException(name + ": " + path(e) + ": " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(name + ", " + noYaml(e), e);
        }
    }

    private static void merge(String path, ObjectNode into, JsonNode given) {
        if (!given.isObject()) {
            throw new ConfigurationException((path.isEmpty() ? "the file" : path) + ": expected keys with values");
        }
        given.properties().forEach(entry -> {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            JsonNode known = into.get(entry.getKey());
            if (known == null) {
                throw unknown(key, entry.getKey(), into);
            }
            requireValue(key, entry.getValue());
            if (key.equals(MODULES)) {
                into.set(MODULES, modules(entry.getValue()));
            } else if (known instanceof ObjectNode section) {
                merge(key, section, entry.getValue());
            } else {
                requireDigits(key, known, entry.getValue());
                into.set(entry.getKey(), present(key, entry.getValue()));
            }
        });
    }

    /** Jackson reads a number out of the digits of any script. */
    private static void requireDigits(String key, JsonNode known, JsonNode given) {
        if (known.isNumber() && given.isTextual()) {
            Typed.foreign(given.textValue()).ifPresent(place -> {
                throw new ConfigurationException(key + ": " + place + ", expected digits 0-9");
            });
        }
        if (known.isArray() && given.isArray()) {
            for (int i = 0; i < given.size(); i++) {
                requireDigits(key + "[" + i + "]", known.path(0), given.get(i));
            }
        }
    }

    private static JsonNode present(String key, JsonNode given) {
        String now = FORMER_VALUES.getOrDefault(key, Map.of()).get(given.asText());
        return now == null ? given : TextNode.valueOf(now);
    }

    /** The entries, each with the defaults for what it leaves out. */
    private static JsonNode modules(JsonNode given) {
        if (!given.isArray()) {
            throw new ConfigurationException(MODULES + ": expected a list of modules, each beginning with '- name:'");
        }
        ArrayNode entries = YAML.createArrayNode();
        for (int i = 0; i < given.size(); i++) {
            ObjectNode entry = YAML.valueToTree(ModuleEntry.Blank.DEFAULT);
            merge(MODULES + "[" + i + "]", entry, given.get(i));
            entry.set(KEYS, keys(MODULES + "[" + i + "]." + KEYS, entry.get(KEYS)));
            entries.add(entry);
        }
        return entries;
    }

    private static JsonNode keys(String path, JsonNode given) {
        if (!given.isArray()) {
            throw new ConfigurationException(path + ": expected a list of keys, each beginning with '- register:'");
        }
        ArrayNode entries = YAML.createArrayNode();
        for (int i = 0; i < given.size(); i++) {
            ObjectNode entry = YAML.valueToTree(RegisterEntry.BLANK);
            merge(path + "[" + i + "]", entry, given.get(i));
            entries.add(entry);
        }
        return entries;
    }

    private static void requireValue(String key, JsonNode given) {
        if (given.isNull()) {
            throw new ConfigurationException(key + ": no value");
        }
        if (given.isArray()) {
            for (int i = 0; i < given.size(); i++) {
                requireValue(key + "[" + i + "]", given.get(i));
            }
        }
    }

    private static ConfigurationException unknown(String path, String key, ObjectNode section) {
        String preference = NOW_PREFERENCES.get(path);
        if (preference != null) {
            return new ConfigurationException(
                    path + " is a preference now; remove it here and use 'ptoken pref set " + preference + " ...'");
        }
        List<String> known = new ArrayList<>();
        section.fieldNames().forEachRemaining(known::add);
        String hint = NearestName.of(key, known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse("known here: " + String.join(", ", known));
        return new ConfigurationException("unknown key '" + path + "'; " + hint);
    }

    /** The check of a section failed; Jackson wraps what it said. */
    private static String causeOf(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getOriginalMessage() : cause.getMessage());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^[.]", "");
    }

    /** A choice is refused with the values there are; Jackson's own words for it name Java types. */
    private static String wrongValue(InvalidFormatException e) {
        Object[] choices = e.getTargetType().getEnumConstants();
        return choices == null
                ? e.getOriginalMessage()
                : "got '" + e.getValue() + "', expected "
                        + Arrays.stream(choices).map(Object::toString).collect(Collectors.joining(", "));
    }

    /**
     * Where it is no YAML, and why. What the parser was about comes first in its message, and where it was then; what it met
     * and where stand last. The place that the exception names itself may be that of the last token that was whole.
     */
    private static String noYaml(JsonProcessingException e) {
        String told = e.getOriginalMessage();
        Optional<MatchResult> last = YAML_PROBLEM.matcher(told).results().reduce((before, after) -> after);
        return last.map(problem -> "line " + problem.group(2) + ": " + inWords(problem.group(1)))
                .orElseGet(() -> "line " + e.getLocation().getLineNr() + ": "
                        + told.lines().findFirst().orElse(told));
    }

    private static String inWords(String problem) {
        return problem.contains("(TAB)")
                ? "there is a tab; indent with blanks"
                : problem.replaceFirst(" \\(Do not use .* for indentation\\)$", "");
    }
}
