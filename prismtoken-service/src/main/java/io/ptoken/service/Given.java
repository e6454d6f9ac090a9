package io.ptoken.service;

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
}
