package io.ptoken.service.operate.notice.facts;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What came of looking at a part of the house: an answer, a failure, or neither, when nobody could look.
 *
 * @param answer what was seen
 * @param failure why nothing was seen, for people
 */
public record Finding<T>(Optional<T> answer, Optional<String> failure) {

    /** It answered. */
    public static <T> Finding<T> of(T answer) {
        return new Finding<>(Optional.of(answer), Optional.empty());
    }

    /** It failed. */
    public static <T> Finding<T> failed(String reason) {
        return new Finding<>(Optional.empty(), Optional.of(reason));
    }

    /** Nobody looked. */
    public static <T> Finding<T> nothing() {
        return new Finding<>(Optional.empty(), Optional.empty());
    }

    /** Looks; an exception of that class is a failure with its message. */
    public static <T, E extends RuntimeException> Finding<T> look(Supplier<T> source, Class<E> failure) {
        try {
            return of(source.get());
        } catch (RuntimeException e) {
            if (failure.isInstance(e)) {
                return failed(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    public <R> Stream<R> each(Function<T, Stream<R>> parts) {
        return answer.stream().flatMap(parts);
    }
}
