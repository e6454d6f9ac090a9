package io.ptoken.service.operate.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.access.Role;
import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.operate.call.OperatorCall;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call with all its values: hashed, so that an approval is good for this call and no other, and in words for whoever
 * approves it. Both are made from the components of its record, so that nothing is hashed that is not shown, and nothing is
 * shown that is not hashed. Secrets are no part of a call.
 */
final class CallText {

    /** A longer value is shown by its beginning, its length and its hash. */
    private static final int LONGEST = 200;

    private CallText() {}

    /** SHA-256, 64 hex digits, over the name of the call and every value with its name and length. */
    static String digest(OperatorCall<?> call) {
        return Sha256.hex((call.action() + exact(call)).getBytes(UTF_8));
    }

    private static String exact(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(CallText::exact)
                    .map(inner -> framed("+", inner))
                    .orElse("-");
        }
        if (value instanceof Collection<?> collection) {
            Stream<String> parts = collection.stream().map(CallText::exact);
            return framed(
                    "*",
                    (value instanceof Set ? parts.sorted() : parts)
                            .map(part -> framed("", part))
                            .collect(Collectors.joining()));
        }
        if (value instanceof Record composed) {
            return framed(
                    "{",
                    components(composed)
                            .map(part -> framed(part.name(), exact(part.value())))
                            .collect(Collectors.joining()));
        }
        return framed("=", leaf(value));
    }

    private static String framed(String before, String text) {
        return before + text.length() + ":" + text;
    }

    /** Every value, one a line; what is empty is left out. */
    static List<String> lines(OperatorCall<?> call) {
        List<String> lines = new ArrayList<>();
        components((Record) call).forEach(part -> addLines(lines, part.name(), part.value()));
        return lines;
    }

    private static void addLines(List<String> lines, String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> addLines(lines, name, inner));
        } else if (value instanceof Collection<?> collection) {
            if (collection.stream().anyMatch(CallText::needsLine)) {
                int number = 1;
                for (Object part : collection) {
                    addLines(lines, name + " " + number++, part);
                }
            } else if (!collection.isEmpty()) {
                Stream<String> parts = collection.stream().map(CallText::words);
                lines.add(name + ": "
                        + (value instanceof Set ? parts.sorted() : parts).collect(Collectors.joining(", ")));
            }
        } else if (isComposed(value)) {
            components((Record) value).forEach(part -> addLines(lines, name + "." + part.name(), part.value()));
        } else {
            lines.add(name + ": " + words(value));
        }
    }

    /** What has a comma of its own could pass for two. */
    private static boolean needsLine(Object part) {
        return isComposed(part) || words(part).contains(",");
    }

    /** A record that wraps one value is told as that value. */
    private static boolean isComposed(Object value) {
        return value instanceof Record && value.getClass().getRecordComponents().length > 1;
    }

    private static String words(Object value) {
        if (value instanceof Record wrapped) {
            Object only = components(wrapped).findFirst().orElseThrow().value();
            return only instanceof String ? words(only) : words(wrapped.toString());
        }
        String text = leaf(value);
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST && plain.equals(text)
                ? text
                : plain.substring(0, Math.min(LONGEST, plain.length())) + " ... (" + text.length()
                        + " characters, SHA-256 " + Sha256.hex(text.getBytes(UTF_8)) + ")";
    }

    private static String leaf(Object value) {
        if (value instanceof Role role) {
            return role.roleName();
        }
        if (value instanceof BigDecimal amount) {
            return amount.stripTrailingZeros().toPlainString();
        }
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof Temporal
                || value instanceof Duration) {
            return value.toString();
        }
        throw new IllegalArgumentException("a value of a call that has no text: " + value.getClass());
    }

    /** A component of a record. */
    private record Part(String name, Object value) {}

    private static Stream<Part> components(Record composed) {
        return Stream.of(composed.getClass().getRecordComponents())
                .map(component -> new Part(component.getName(), value(composed, component)));
    }

    private static Object value(Record composed, RecordComponent component) {
        try {
            return component.getAccessor().invoke(composed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a call with a value that cannot be read: " + component, e);
        }
    }
}
