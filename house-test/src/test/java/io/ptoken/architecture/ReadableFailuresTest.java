package io.ptoken.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ptoken.sts.ReadableFailure;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of every exception it is decided whether people read its message. */
class ReadableFailuresTest {

    /** What is caught and told in other words before it reaches anybody. */
    private static final Set<String> INTERNAL = Set.of(
            "io.ptoken.control.client.RunningCall$RefusedMeanwhile",
            "io.ptoken.hsm.hold.HeldException",
            "io.ptoken.hsm.simulator.LegacyRefusal",
            "io.ptoken.hsm.soft.settings.StateWitnessException",
            "io.ptoken.service.operate.call.CancelledException",
            "io.ptoken.store.jdbc.commit.BatchException",
            "io.ptoken.sts.conformance.VectorFormatException",
            "io.ptoken.sts.meter.Refusal",
            "io.ptoken.thrift.dispatch.UnreadableMessageException",
            "io.ptoken.web.frame.SignInNeededException",
            "io.ptoken.web.http.RefusedFormException");

    private static List<JavaClass> exceptions;

    @BeforeAll
    static void findThem() {
        exceptions = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(place -> !place.contains("-tests.jar"))
                        .importPackages("io.ptoken")
                        .stream()
                        .filter(type -> type.isAssignableTo(Throwable.class))
                        .toList();
    }

    /** Trouble with files and lines is told as such, whoever has it. */
    @Test
    void whoeverIsNotInternalIsReadable() {
        assertThat(exceptions)
                .isNotEmpty()
                .filteredOn(type -> !type.isAssignableTo(IOException.class))
                .filteredOn(type -> !INTERNAL.contains(type.getName()))
                .allMatch(type -> type.isAssignableTo(ReadableFailure.class));
    }

    @Test
    void whatIsInternalIsThereAndNotReadable() {
        Set<String> unreadable = exceptions.stream()
                .filter(type -> !type.isAssignableTo(ReadableFailure.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(unreadable).containsAll(INTERNAL);
    }
}
