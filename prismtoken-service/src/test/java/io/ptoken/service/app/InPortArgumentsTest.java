package io.ptoken.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountAdministration;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.NewAccount;
import io.ptoken.service.access.account.OpenSessions;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.account.PasswordChanges;
import io.ptoken.service.access.account.SessionAdministration;
import io.ptoken.service.access.console.ConsoleSessions;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.Presence;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.fixture.EveryArgument;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.observe.CallLog;
import io.ptoken.service.observe.CallObservation;
import io.ptoken.service.observe.CallObserver;
import io.ptoken.service.operate.audit.AuditExport;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditVerifier;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.OperatorSignIn;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.licence.TransactionLicences;
import io.ptoken.service.operate.pool.PoolControl;
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ServiceStore;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever embeds the application and passes null, or a number out of range, is told which argument it was. */
class InPortArgumentsTest {

    /** Those that {@link PrismToken} gives out and that take arguments. */
    private static final Set<Class<?>> TESTED = Set.of(
            TokenApiService.class,
            PreferenceService.class,
            AccountAdministration.class,
            PasswordChanges.class,
            SessionAdministration.class,
            PoolControl.class,
            Operators.class,
            OperatorSignIn.class,
            ConsoleSessions.class,
            LocalCaller.class);

    private final ServiceFixture fixture = new ServiceFixture();
    private final PrismToken application = fixture.application;
    private final EveryArgument arguments = usual();

    @TestFactory
    Stream<DynamicTest> theTokenApi() {
        return Stream.concat(arguments.of(TokenApiService.class, fixture.service), arguments.ofCalls(fixture.service));
    }

    @TestFactory
    Stream<DynamicTest> theTokenApiThatIsObserved() {
        CallObserver nobody = (CallObserver) Proxy.newProxyInstance(
                CallObserver.class.getClassLoader(),
                new Class<?>[] {CallObserver.class},
                (proxy, method, given) -> null);
        TokenApiService observed = PrismToken.on(fixture.module, fixture.clock, new SecureRandom())
                .store(fixture.store)
                .observing(new CallObservation(nobody, CallLog.NONE, System::nanoTime))
                .build()
                .tokenApi();
        return Stream.concat(arguments.of(TokenApiService.class, observed), arguments.ofCalls(observed));
    }

    @TestFactory
    Stream<DynamicTest> whatACallIsMadeOf() {
        return Stream.of(
                        CallContext.class,
                        MeterConfig.class,
                        SessionCalls.SignIn.class,
                        Origin.class,
                        Actor.class,
                        NewAccount.class)
                .flatMap(arguments::ofRecord);
    }

    @TestFactory
    Stream<DynamicTest> theOperatorsSide() {
        return Stream.concat(
                arguments.of(Operators.class, application.operators()),
                arguments.of(OperatorSignIn.class, application.operatorSignIn()));
    }

    @TestFactory
    Stream<DynamicTest> theDoorOfTheConsole() {
        return arguments.of(ConsoleSessions.class, application.consoleSessions());
    }

    @TestFactory
    Stream<DynamicTest> administration() {
        return Stream.of(
                        arguments.of(AccountAdministration.class, application.accounts()),
                        arguments.of(PasswordChanges.class, application.passwords()),
                        arguments.of(SessionAdministration.class, application.sessions()),
                        arguments.of(PreferenceService.class, application.preferences()),
                        arguments.of(PoolControl.class, pooled().pool().orElseThrow()))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> auditAndLicences() {
        TransactionLicences licences = new TransactionLicences(fixture.module, fixture.store.auditLog(), fixture.clock);
        return Stream.of(
                        arguments.of(AuditExport.class, new AuditExport(fixture.store.auditLog(), fixture.clock)),
                        arguments.of(AuditVerifier.class, new AuditVerifier(fixture.store.auditLog())),
                        arguments.of(TransactionLicences.class, licences))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> theApplicationItself() {
        return Stream.of(
                        arguments.of(PrismToken.class, application),
                        arguments.ofFactories(PrismToken.class),
                        arguments.of(
                                PrismToken.Builder.class,
                                PrismToken.on(fixture.module, fixture.clock, new SecureRandom())),
                        arguments.of(LocalCaller.class, application.localCaller("till", Role.ISSUE_CREDIT)))
                .flatMap(tests -> tests);
    }

    @Test
    void aRoleThatIsNullIsRefusedToo() {
        Role[] roles = {Role.ISSUE_CREDIT, null};

        assertThatThrownBy(() -> application.localCaller("till", roles))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Parameter 'roles' out of range: got 'null', expected a value");
        assertThat(fixture.store.accounts().find("till")).isEmpty();
    }

    @Test
    void whatIsRefusedIsAuditedAndUsesNothingUp() {
        int audited = fixture.store.audited().size();
        CallContext call = fixture.call();

        arguments
                .ofCalls(fixture.service)
                .filter(test -> test.getDisplayName().startsWith("Credit.new meter "))
                .forEach(test -> assertThatNoFailure(test));

        assertThat(fixture.store.audited()).hasSizeGreaterThan(audited);
        assertThat(fixture.store.lastAudited().action()).isEqualTo("issueCreditToken");
        assertThat(fixture.store.lastAudited().outcome()).isEqualTo("EParamRange");
        assertThat(fixture.store.tidsUsed()).isZero();
        assertThat(call.messageId()).isNotEmpty();
    }

    /** A use case that is added later is tested too, or this fails. */
    @Test
    void nothingThatTheApplicationGivesOutIsLeftOut() {
        assertThat(Arrays.stream(PrismToken.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getGenericReturnType)
                        .map(InPortArgumentsTest::given)
                        .filter(type -> !type.getPackageName().endsWith(".storemark"))
                        .filter(type -> !type.isEnum())
                        .filter(InPortArgumentsTest::takesArguments))
                .isSubsetOf(TESTED);
    }

    private static Class<?> given(Type type) {
        return type instanceof ParameterizedType several
                ? (Class<?>) several.getActualTypeArguments()[0]
                : (Class<?>) type;
    }

    private static boolean takesArguments(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .anyMatch(method -> method.getParameterCount() > 0);
    }

    private static void assertThatNoFailure(DynamicTest test) {
        try {
            test.getExecutable().execute();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private PrismToken pooled() {
        return PrismToken.modules(
                        List.of(PooledModule.of("x", fixture.module)), Runnable::run, fixture.clock, new SecureRandom())
                .build();
    }

    private EveryArgument usual() {
        return new EveryArgument()
                .usual(CallContext.class, fixture.call())
                .usual(MeterConfig.class, Meters.sample().config())
                .usual(MeterConfigAmendment.class, new MeterConfigAmendment(123_457, 1, 2))
                .usual(SessionCalls.SignIn.class, new SessionCalls.SignIn("m-1", "local", "vendor", "x", "1.1", "en"))
                .usual(IssueTime.class, IssueTime.NOW)
                .usual(BigDecimal.class, BigDecimal.ZERO)
                .usual(String.class, "x")
                .usual(Origin.class, Origin.LOCAL)
                .usual(Presence.class, Presence.ALWAYS)
                .usual(Actor.class, Actor.local("jane"))
                .usual(Operator.class, Operator.owner("jane"))
                .usual(OperatorCall.class, new WatchCalls.Status(true))
                .usual(Dialogue.class, Dialogue.NOBODY)
                .usual(NewAccount.class, NewAccount.of("x", Set.of(Role.API), FirstUse.KEEP))
                .usual(FirstUse.class, FirstUse.KEEP)
                .usual(OpenSessions.class, OpenSessions.END)
                .usual(char[].class, "correct horse".toCharArray())
                .usual(Set.class, Set.of(Role.API))
                .usual(Role[].class, new Role[] {Role.ISSUE_CREDIT})
                .usual(Optional.class, Optional.empty())
                .usual(PreferenceDefinition.class, Preferences.KEY_REFRESH_WARNING_DAYS)
                .usual(AuditPeriod.class, AuditPeriod.ALL)
                .usual(AuditFormat.class, AuditFormat.JSONL)
                .usual(Appendable.class, new StringBuilder())
                .usual(LongConsumer.class, rows -> {})
                .usual(SecurityModule.class, fixture.module)
                .usual(Clock.class, fixture.clock)
                .usual(SecureRandom.class, new SecureRandom())
                .usual(List.class, List.of(PooledModule.of("x", fixture.module)))
                .usual(Executor.class, Runnable::run)
                .usual(ServiceStore.class, new InMemoryStore())
                .usual(ServiceSettings.class, ServiceSettings.DEFAULTS)
                .usual(CallObservation.class, CallObservation.none())
                .usual(Supplier.class, Optional::empty);
    }
}
