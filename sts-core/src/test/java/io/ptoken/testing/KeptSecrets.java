package io.ptoken.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory of holders of secrets, kept from before they are closed: nothing but a look inside tells whether bytes are gone
 * or only out of reach. Follows the fields of the house's own classes, and collections and optionals of them.
 */
public final class KeptSecrets {

    /** A place in memory. */
    private record Kept(String where, Object array) {

        boolean isZero() {
            for (int i = 0; i < Array.getLength(array); i++) {
                if (number(Array.get(array, i)) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Kept> kept = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private KeptSecrets() {}

    /**
     * Every array of numbers or characters that the holders reach, or that is given itself.
     *
     * @throws AssertionError when there is none, or one holds nothing but zeros already
     */
    public static KeptSecrets of(Object... holders) {
        KeptSecrets secrets = new KeptSecrets();
        for (Object holder : holders) {
            secrets.visit(holder.getClass().getSimpleName(), holder);
        }
        assertThat(secrets.kept).as("arrays in memory").isNotEmpty();
        assertThat(secrets.kept).as("arrays with something in them").noneMatch(Kept::isZero);
        return secrets;
    }

    /** Fails when any of them still holds something. */
    public void assertZeroised() {
        assertThat(kept.stream().filter(one -> !one.isZero()).map(Kept::where)).isEmpty();
    }

    /** Fails when any of them holds nothing any more. */
    public void assertWhole() {
        assertThat(kept.stream().filter(Kept::isZero).map(Kept::where)).isEmpty();
    }

    private void visit(String where, Object value) {
        if (value.getClass().isArray() && value.getClass().getComponentType().isPrimitive()) {
            kept.add(new Kept(where, value));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> visit(where, present));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> visit(where, element));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> visit(where, element));
        } else if (isOurs(value) && seen.add(value)) {
            visitFields(where, value);
        }
    }

    private static long number(Object element) {
        return element instanceof Character character ? character : ((Number) element).longValue();
    }

    private static boolean isOurs(Object value) {
        return value.getClass().getName().startsWith("io.ptoken.") && !(value instanceof Enum<?>);
    }

    private void visitFields(String where, Object holder) {
        for (Field field : holder.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                Object value = value(field, holder);
                if (value != null) {
                    visit(where + "." + field.getName(), value);
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object holder) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
