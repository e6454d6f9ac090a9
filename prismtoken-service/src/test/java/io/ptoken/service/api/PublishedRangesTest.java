package io.ptoken.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Role;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.CallRecords;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.vending.request.CurrencyScale;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every argument of every method takes what the published interface allows, and refuses what is just outside. */
class PublishedRangesTest {

    private static final String METER = "MeterConfigIn";
    private static final String AMENDMENT = "MeterConfigAmendment";

    private static final int AMENDMENT_FIELDS = 3;

    private static final List<PublishedRange> TABLE = PublishedRange.all();

    @TestFactory
    Stream<DynamicTest> everyArgumentOfEveryMethod() {
        return methods()
                .flatMap(method -> rangesOf(method).stream()
                        .map(range ->
                                DynamicTest.dynamicTest(method.name() + ": " + range, () -> check(method, range))));
    }

    private static void check(CallShape method, PublishedRange range) {
        AnyCall calls = new AnyCall(fixture());
        if (rangesOf(method).stream().anyMatch(PublishedRange::isOff)) {
            assertThat(refusal(calls, method, Map.of()).map(ServiceException::code))
                    .contains(ErrorCode.SERVICE_DISABLED);
            return;
        }
        for (String value : range.accepted()) {
            assertThat(refusal(calls, method, with(range, value)).filter(refusal -> isAbout(refusal, range)))
                    .as("%s = '%s', published: %s", range.argument(), value, range.published())
                    .isEmpty();
        }
        for (String value : range.refused()) {
            Optional<ServiceException> about =
                    refusal(calls, method, with(range, value)).filter(refusal -> isAbout(refusal, range));
            assertThat(about)
                    .as("%s = '%s', published: %s", range.argument(), value, range.published())
                    .isPresent();
        }
    }

    /** Nothing is taken for granted: a method or an argument without a line fails here. */
    @Test
    void theTableHasEveryArgument() {
        methods().forEach(method -> {
            Set<String> named = rangesOf(method).stream()
                    .map(range -> range.method() + " " + range.argument())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).as(method.name()).hasSize(arguments(method));
            assertThat(named).containsAll(namesOf(method));
        });
        assertThat(TABLE)
                .extracting(PublishedRange::method)
                .isSubsetOf(Stream.concat(methods().map(CallShape::name), Stream.of(METER, AMENDMENT))
                        .toList());
    }

    /** One that may do everything, with everything switched on that can be. */
    private static ServiceFixture fixture() {
        ServiceFixture fixture = new ServiceFixture(
                        ServiceSettings.DEFAULTS.withCurrencyScale(CurrencyScale.CURRENCY_UNITS))
                .preference("ptoken.allowIssueProprietaryTokens", "1");
        fixture.account("vendor", Role.values());
        return fixture;
    }

    private static Map<String, String> with(PublishedRange range, String value) {
        Map<String, String> arguments = new HashMap<>(range.given());
        arguments.put(range.argument(), value);
        return arguments;
    }

    private static Optional<ServiceException> refusal(AnyCall calls, CallShape method, Map<String, String> arguments) {
        try {
            calls.make(method.name(), arguments);
            return Optional.empty();
        } catch (ServiceException e) {
            return Optional.of(e);
        } catch (SecurityModuleException e) {
            throw new AssertionError("a module's error in the API", e);
        }
    }

    private static boolean isAbout(ServiceException refusal, PublishedRange range) {
        return String.valueOf(refusal.getMessage()).startsWith("Parameter '" + range.argument() + "' ")
                || (range.argument().equals("version") && refusal.code() == ErrorCode.SIGNIN_VERSION);
    }

    private static Stream<CallShape> methods() {
        return CallRecords.all().stream().map(CallShape::of);
    }

    /** Name and arguments of a method; a sign-in is one argument, which has a line for each of its own. */
    private record CallShape(String name, List<Class<?>> parameterTypes) {

        static CallShape of(Class<? extends Record> call) {
            List<Class<?>> types = call == SessionCalls.SignIn.class
                    ? List.of(call)
                    : Arrays.stream(call.getRecordComponents())
                            .<Class<?>>map(RecordComponent::getType)
                            .toList();
            return new CallShape(CallRecords.method(call), types);
        }
    }

    private static List<PublishedRange> rangesOf(CallShape method) {
        List<Class<?>> types = method.parameterTypes();
        List<PublishedRange> ranges = new ArrayList<>();
        for (PublishedRange range : TABLE) {
            boolean ofMeter = types.contains(MeterConfig.class)
                    && (range.method().equals(METER) || range.method().equals(AMENDMENT));
            if (range.method().equals(method.name()) || ofMeter) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    /** The key change has an amendment of its own, which stands for that of its meter: that one is not looked at. */
    private static int arguments(CallShape method) {
        return method.parameterTypes().stream()
                        .mapToInt(type ->
                                namesOf(type).isEmpty() ? 1 : namesOf(type).size())
                        .sum()
                - (isKeyChange(method) ? AMENDMENT_FIELDS : 0);
    }

    private static boolean isKeyChange(CallShape method) {
        return method.parameterTypes().contains(MeterConfigAmendment.class);
    }

    private static Set<String> namesOf(CallShape method) {
        return method.parameterTypes().stream()
                .flatMap(type ->
                        namesOf(type).stream().map(name -> name.contains(" ") ? name : method.name() + " " + name))
                .collect(Collectors.toSet());
    }

    /** Names of the arguments that a type stands for; none for a plain value. */
    private static List<String> namesOf(Class<?> type) {
        if (type == CallContext.class) {
            return List.of("messageId", "accessToken");
        }
        if (type == IssueTime.class) {
            return List.of("tokenTime", "flags");
        }
        if (type == SessionCalls.SignIn.class) {
            // Where it comes from, and whether somebody waits for it, is no argument.
            return components(type)
                    .filter(name -> !name.equals("origin") && !name.equals("presence"))
                    .toList();
        }
        if (type == MeterConfig.class) {
            Stream<String> own =
                    components(type).filter(name -> !name.equals("newConfig")).map(name -> METER + " " + name);
            return Stream.concat(own, namesOf(MeterConfigAmendment.class).stream())
                    .toList();
        }
        if (type == MeterConfigAmendment.class) {
            return components(type).map(name -> AMENDMENT + " " + name).toList();
        }
        return List.of();
    }

    private static Stream<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }
}
