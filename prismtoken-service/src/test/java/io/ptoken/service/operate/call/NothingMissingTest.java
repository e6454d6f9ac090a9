package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.fixture.OperatorCallRecords;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program that embeds the application is told when it leaves something out of a call. */
class NothingMissingTest {

    private final ServiceFixture service = new ServiceFixture();

    /** A component of a call, with a call that has it. */
    record Part(OperatorCall<?> call, RecordComponent component) {

        /** Makes the call again with another value of the component. */
        OperatorCall<?> make(@Nullable Object value) throws Throwable {
            RecordComponent[] components = call.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                boolean meant = components[i].getName().equals(component.getName());
                values[i] = meant ? value : components[i].getAccessor().invoke(call);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return call.getClass().getDeclaredConstructor(types).newInstance(values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Override
        public String toString() {
            return call.getClass().getSimpleName() + " of " + call.action() + ": " + component.getName();
        }
    }

    static Stream<Part> parts() {
        return OperatorCallRecords.samples().stream()
                .flatMap(call -> Arrays.stream(call.getClass().getRecordComponents())
                        .filter(component -> !component.getType().isPrimitive())
                        .map(component -> new Part(call, component)));
    }

    static Stream<Part> collections() {
        return parts().filter(part ->
                Collection.class.isAssignableFrom(part.component().getType()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void nullIsRefusedByTheNameOfTheParameter(Part part) {
        assertRefused(part, () -> part.make(null));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void soIsNullInACollection(Part part) {
        assertRefused(part, () -> part.make(withNull(part.component().getType())));
    }

    static Stream<Part> texts() {
        return parts().filter(part -> {
            String type = part.component().getGenericType().getTypeName();
            return type.equals("java.lang.String") || type.endsWith("<java.lang.String>");
        });
    }

    /** A message goes into logs and on screens. */
    @ParameterizedTest
    @MethodSource("texts")
    void noMessageRepeatsALongTextAsAWhole(Part part) {
        String text = "x".repeat(100_000);
        Class<?> type = part.component().getType();
        Object value = type == String.class ? text : type == Optional.class ? Optional.of(text) : List.of(text, text);
        try {
            service.application
                    .operators()
                    .handle(
                            Operator.owner("root"),
                            part.make(value),
                            new ScriptedDialogue(ServiceFixture.PASSWORD, true));
        } catch (Throwable refusal) {
            assertThat(refusal.getMessage()).hasSizeLessThan(1_000);
        }
    }

    private static void assertRefused(Part part, ThrowingCallable call) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(call)
                .withMessage(
                        "Parameter '%s' out of range: got 'null', expected a value",
                        part.component().getName())
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PARAM_RANGE));
    }

    private static Collection<?> withNull(Class<?> type) {
        List<Object> one = Collections.singletonList(null);
        if (type == List.class) {
            return one;
        }
        if (type == Set.class) {
            return new HashSet<>(one);
        }
        assertThat(type).isEqualTo(SortedSet.class);
        SortedSet<Object> sorted = new TreeSet<>(Comparator.nullsFirst(Comparator.comparing(Object::hashCode)));
        sorted.add(null);
        return sorted;
    }
}
