package io.ptoken.service.storemark;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ptoken.service.port.IssueJournal;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkedJournalTest {

    static Stream<Method> methods() {
        return Arrays.stream(IssueJournal.class.getMethods());
    }

    /** A default method of the port does something else than the journal behind: it may wait where that does not. */
    @ParameterizedTest
    @MethodSource("methods")
    void passesOnEveryMethodItself(Method method) {
        assertThatCode(() -> MarkedJournal.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
