package io.ptoken.service;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of the use cases that have to be given. A program that embeds the application may pass {@code null} where none is
 * allowed; it is told so like of any other value out of range, before anything is done.
 */
public final class Given {

    private Given() {}

    /**
     * The argument.
     *
     * @param parameter its name
     * @throws ServiceException {@code EParamRange} for null
     */
    public static <T> T value(String parameter, @Nullable T value) {
        if (value == null) {
            throw ServiceException.paramRange(parameter, "null", "a value");
        }
        return value;
    }

    /**
     * All of several arguments.
     *
     * @throws ServiceException {@code EParamRange} for null or a null among them
     */
    public static <T> T[] values(String parameter, T @Nullable [] values) {
        T[] given = value(parameter, values);
        for (T value : given) {
            value(parameter, value);
        }
        return given;
    }

    /**
     * A copy of a list.
     *
     * @throws ServiceException {@code EParamRange} for null or a null in it
     */
    public static <T> List<T> list(String parameter, @Nullable List<T> values) {
        return List.copyOf(withoutNull(parameter, values));
    }

    /**
     * A copy of a set.
     *
     * @throws ServiceException {@code EParamRange} for null or a null in it
     */
    public static <T> Set<T> set(String parameter, @Nullable Set<T> values) {
        return Set.copyOf(withoutNull(parameter, values));
    }

    private static <C extends Collection<?>> C withoutNull(String parameter, @Nullable C values) {
        C given = value(parameter, values);
        for (Object element : given) {
            value(parameter, element);
        }
        return given;
    }
}
