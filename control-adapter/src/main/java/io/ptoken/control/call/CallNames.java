package io.ptoken.control.call;

import io.ptoken.service.operate.call.OperatorCall;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the calls on the channel, made from those of their records: {@code KmcCalls.LoadAll} is {@code kmc.load-all}.
 */
public final class CallNames {

    private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final String CALLS = "Calls";
    private static final Map<String, Class<?>> BY_NAME = records(OperatorCall.class)
            .collect(Collectors.toMap(
                    CallNames::of,
                    Function.identity(),
                    (one, other) -> {
                        throw new IllegalStateException("two calls of one name: " + one + ", " + other);
                    },
                    TreeMap::new));

    private CallNames() {}

    /** Every name, in order. */
    public static Set<String> all() {
        return BY_NAME.keySet();
    }

    /** The name of a kind of call. */
    public static String of(Class<?> type) {
        String noun = type.getEnclosingClass().getSimpleName();
        return words(noun.substring(0, noun.length() - CALLS.length())) + "." + words(type.getSimpleName());
    }

    /** The kind of call of a name. */
    static Optional<Class<?>> type(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(CallNames::records)
                        .distinct();
    }

    private static String words(String name) {
        return WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
