package io.ptoken.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.KeyComponent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every arrow of docs/architecture.md points down; this fails when one does not. */
class HouseRulesTest {

    /** The domain's packages by name: {@code io.ptoken.sts.conformance} is a module of its own above it. */
    private static final String[] STS = {
        "io.ptoken.sts",
        "io.ptoken.sts.identity..",
        "io.ptoken.sts.tid..",
        "io.ptoken.sts.amount..",
        "io.ptoken.sts.token..",
        "io.ptoken.sts.key..",
        "io.ptoken.sts.cipher..",
        "io.ptoken.sts.keychange..",
        "io.ptoken.sts.meter..",
        "io.ptoken.sts.text.."
    };

    private static final String CONFORMANCE = "io.ptoken.sts.conformance..";
    /** The port's packages by name: its adapters stand below {@code io.ptoken.hsm} too. */
    private static final String[] HSM_PORT = {
        "io.ptoken.hsm",
        "io.ptoken.hsm.refusal..",
        "io.ptoken.hsm.status..",
        "io.ptoken.hsm.slot..",
        "io.ptoken.hsm.key..",
        "io.ptoken.hsm.keyload..",
        "io.ptoken.hsm.vend..",
        "io.ptoken.hsm.access..",
        "io.ptoken.hsm.licence..",
        "io.ptoken.hsm.keyentry..",
        "io.ptoken.hsm.administration..",
        "io.ptoken.hsm.selftest..",
        "io.ptoken.hsm.log..",
        "io.ptoken.hsm.manufacture.."
    };

    private static final String HSM_STORE_MARK = "io.ptoken.hsm.storemark..";
    private static final String HSM_HOLD = "io.ptoken.hsm.hold..";
    private static final String HSM_POOL = "io.ptoken.hsm.pool..";
    private static final String KMC = "io.ptoken.kmc..";
    private static final String[] KMC_BOUNDARIES = {
        "io.ptoken.kmc", "io.ptoken.kmc.text..", "io.ptoken.kmc.record..", "io.ptoken.kmc.agreement.."
    };
    private static final String KMC_HOST = "io.ptoken.kmc.host..";
    private static final String KMC_PROFILE = "io.ptoken.kmc.ap1..";
    private static final String KMC_SIMULATOR = "io.ptoken.kmc.simulator..";
    private static final String HSM_PROTOCOL = "io.ptoken.hsm.protocol..";
    private static final String HSM_SIMULATOR = "io.ptoken.hsm.simulator..";
    private static final String HSM_TSM500I = "io.ptoken.hsm.tsm500i..";
    private static final String HSM_TSM250 = "io.ptoken.hsm.tsm250..";
    private static final String HSM_SOFT = "io.ptoken.hsm.soft..";
    private static final String SERVICE = "io.ptoken.service..";
    private static final String LOGGING = "io.ptoken.service.logging..";
    private static final String STORE = "io.ptoken.store..";
    private static final String THRIFT = "io.ptoken.thrift..";
    private static final String METRICS = "io.ptoken.metrics..";
    private static final String CONTROL = "io.ptoken.control..";
    private static final String WEB = "io.ptoken.web..";
    private static final String NODE = "io.ptoken.node..";
    private static final String CLI = "io.ptoken.cli..";
    private static final String DEMO = "io.ptoken.demo..";
    private static final String GENERATED = "za.co.prism..";

    /** Of one package: more than these are not seen at a glance. */
    private static final long MOST_FILES = 30;

    private static final String[] JAVA = {"java..", "javax.crypto..", "org.jspecify.."};

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(place -> !place.contains("-tests.jar"))
                .importPackages("io.ptoken", "za.co.prism");
    }

    @Test
    void theDomainKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(STS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd())
                .check(house);
    }

    @Test
    void thePortToTheSecurityModuleKnowsTheDomainAlone() {
        classes()
                .that()
                .resideInAnyPackage(with(HSM_PORT, HSM_STORE_MARK))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(with(HSM_PORT, HSM_STORE_MARK)))
                .check(house);
    }

    @Test
    void thePoolOfModulesKnowsThePortAlone() {
        classes()
                .that()
                .resideInAPackage(HSM_POOL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(with(HSM_PORT, HSM_POOL)))
                .check(house);
    }

    @Test
    void whoHasAModuleOpenIsToldByTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage(HSM_HOLD)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(JAVA, HSM_HOLD))
                .check(house);
    }

    @Test
    void keyLoadingKnowsTheDomainAndItsLibraries() {
        classes()
                .that()
                .resideInAPackage(KMC)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(KMC, "org.bouncycastle..", "com.fasterxml.jackson.."))
                .check(house);
        noClasses()
                .that()
                .resideInAPackage(KMC)
                .and()
                .resideOutsideOfPackage(KMC_SIMULATOR)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(house);
    }

    @Test
    void theBoundariesOfKeyLoadingKnowNoFormat() {
        classes()
                .that()
                .resideInAnyPackage(with(KMC_BOUNDARIES, KMC_HOST))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(with(KMC_BOUNDARIES, KMC_HOST)))
                .check(house);
        noClasses()
                .that()
                .resideInAPackage(KMC_PROFILE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KMC_HOST, KMC_SIMULATOR)
                .check(house);
    }

    @Test
    void theModuleProtocolKnowsThePortAloneAndTouchesNoLine() {
        classes()
                .that()
                .resideInAPackage(HSM_PROTOCOL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(with(HSM_PORT, HSM_PROTOCOL)))
                .check(house);
        noClasses()
                .that()
                .resideInAPackage(HSM_PROTOCOL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..")
                .check(house);
    }

    @Test
    void hardwareModulesAndTheirSimulatorKnowTheProtocolAndTheirLineAlone() {
        for (String line : List.of(HSM_TSM500I, HSM_TSM250, HSM_SIMULATOR)) {
            classes()
                    .that()
                    .resideInAPackage(line)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(domainAnd(
                            with(HSM_PORT, HSM_PROTOCOL, line, "com.fazecast.jSerialComm..", "com.sun.jna..")))
                    .allowEmptyShould(true)
                    .check(house);
        }
        noClasses()
                .that()
                .resideOutsideOfPackages(HSM_TSM250, HSM_SIMULATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fazecast..", "com.sun.jna..")
                .check(house);
    }

    @Test
    void theServiceKnowsThePortAndNoAdapter() {
        classes()
                .that()
                .resideInAPackage(SERVICE)
                .and()
                .resideOutsideOfPackage(LOGGING)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(with(
                        with(HSM_PORT, KMC_BOUNDARIES),
                        HSM_POOL,
                        HSM_STORE_MARK,
                        KMC_HOST,
                        SERVICE,
                        "org.bouncycastle..")))
                .check(house);
    }

    /** SLF4J complains on the console of a program that has no provider for it, which one that embeds parts need not have. */
    @Test
    void onlyTheProgramLogsBySlf4j() {
        noClasses()
                .that()
                .resideOutsideOfPackages(NODE, CLI, LOGGING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(house);
    }

    @Test
    void onlyTheSetUpOfTheLogKnowsLogback() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.ptoken.cli.log..", LOGGING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..")
                .check(house);
    }

    @Test
    void onlyComponentSheetsKnowPdf() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.ptoken.cli.ditk..", "org.apache.pdfbox..", "org.apache.fontbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..")
                .check(house);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(HSM_SOFT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HSM_POOL,
                        KMC_HOST,
                        KMC_SIMULATOR,
                        HSM_PROTOCOL,
                        SERVICE,
                        STORE,
                        THRIFT,
                        METRICS,
                        CONTROL,
                        NODE,
                        CLI,
                        GENERATED)
                .check(house);
        noClasses()
                .that()
                .resideInAPackage(STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(
                        HSM_PORT,
                        HSM_POOL,
                        KMC,
                        HSM_PROTOCOL,
                        HSM_SOFT,
                        THRIFT,
                        METRICS,
                        CONTROL,
                        NODE,
                        CLI,
                        GENERATED))
                .check(house);
        noClasses()
                .that()
                .resideInAPackage(THRIFT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        with(HSM_PORT, HSM_POOL, KMC, HSM_PROTOCOL, HSM_SOFT, STORE, METRICS, CONTROL, NODE, CLI))
                .check(house);
        noClasses()
                .that()
                .resideInAPackage(METRICS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(
                        HSM_PORT, HSM_POOL, KMC, HSM_PROTOCOL, HSM_SOFT, STORE, THRIFT, CONTROL, NODE, CLI, GENERATED))
                .check(house);
        noClasses()
                .that()
                .resideInAPackage(CONFORMANCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(
                        HSM_PORT,
                        HSM_POOL,
                        KMC,
                        HSM_PROTOCOL,
                        HSM_SOFT,
                        SERVICE,
                        STORE,
                        THRIFT,
                        METRICS,
                        CONTROL,
                        NODE,
                        CLI,
                        GENERATED))
                .check(house);
    }

    @Test
    void theControlChannelKnowsTheServiceAndJsonAlone() {
        classes()
                .that()
                .resideInAPackage(CONTROL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(SERVICE, CONTROL, "com.fasterxml.jackson..", "jdk.net.."))
                .check(house);
    }

    /** Results of the operator's side are of the domain and of the module's port. */
    @Test
    void theConsoleKnowsTheServiceAndWhatDrawsPages() {
        classes()
                .that()
                .resideInAPackage(WEB)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domainAnd(with(
                        with(HSM_PORT, KMC_BOUNDARIES),
                        HSM_POOL,
                        SERVICE,
                        WEB,
                        "javax.net.ssl..",
                        "org.eclipse.jetty..",
                        "gg.jte..",
                        "org.commonmark..",
                        "io.nayuki.qrcodegen..")))
                .check(house);
        noClasses()
                .that()
                .resideOutsideOfPackages(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "gg.jte..", "org.commonmark..", "io.nayuki.qrcodegen..")
                .check(house);
    }

    /** Secrets go over the control channel as bytes beside the JSON; what makes JSON has no way to get at one. */
    @Test
    void theJsonOfTheControlChannelKnowsNoSecret() {
        noClasses()
                .that()
                .haveNameMatching("io\\.ptoken\\.control\\.frame\\.(Json|Messages)")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.ptoken.control.Secret")
                .check(house);
    }

    /** Whoever else works on a module asks for its roles, so that it does not matter which module there is. */
    @Test
    void onlyTheNodeAndTheDemoNameTheSoftwareModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HSM_SOFT, NODE, DEMO)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.ptoken.hsm.soft.SoftSecurityModule")
                .check(house);
    }

    /** The program makes licences, and opens what is sealed; all else of the software module is the node's. */
    @Test
    void theProgramKnowsTheLicencesAndTheSealOfTheSoftwareModuleAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HSM_SOFT, NODE, DEMO)
                .should()
                .dependOnClassesThat(resideInAPackage(HSM_SOFT)
                        .and(resideOutsideOfPackages("io.ptoken.hsm.soft.licence..", "io.ptoken.hsm.soft.seal..")))
                .check(house);
    }

    @Test
    void nothingButTheProgramDependsOnTheCompositionRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackages(NODE, CLI, DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(NODE)
                .check(house);
    }

    @Test
    void nothingDependsOnTheProgramButTheDemoWhichIsOneOfItsCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .check(house);
        noClasses()
                .that()
                .resideOutsideOfPackage(DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DEMO)
                .check(house);
    }

    /** What is open is opened by the node; the program has its own libraries alone, and the demo a vending client. */
    @Test
    void theProgramKnowsNoStoreAndNoMetrics() {
        noClasses()
                .that()
                .resideInAnyPackage(CLI, DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STORE, METRICS, "java.sql..", "javax.sql..")
                .check(house);
    }

    @Test
    void onlyTheProgramReadsACommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(house);
    }

    @Test
    void noPackageIsACrowd() {
        Map<String, Long> crowds = house.stream()
                .filter(type -> type.getPackageName().startsWith("io.ptoken"))
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(crowds)
                .isNotEmpty()
                .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    /** These say that there is somebody or something, and not what it does. */
    @Test
    void namesSayWhatTheirClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Desk|Room|Keeper|Roster|Need|NobodyCould|Unasked|Seen|Turns)([A-Z$].*)?")
                .check(house);
    }

    @Test
    void generatedCodeIsTouchedByTheThriftAdapterAndTheVendingClientOfTheDemoAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(THRIFT, GENERATED, DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GENERATED)
                .check(house);
    }

    @Test
    void noFrameworkTypeStandsInDomainPortOrService() {
        noClasses()
                .that()
                .resideInAnyPackage(with(with(STS, HSM_PORT), HSM_POOL, SERVICE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.thrift..",
                        "java.sql..",
                        "javax.sql..",
                        "picocli..",
                        "com.fasterxml..",
                        "com.fazecast..",
                        "io.prometheus..",
                        "com.sun.net.httpserver..",
                        "java.net.http..",
                        "org.eclipse.jetty..")
                .check(house);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.ptoken.(**)").should().beFreeOfCycles().check(house);
    }

    @Test
    void rawKeyBytesAreReadInNamedPlacesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.ptoken.sts.key..",
                        "io.ptoken.sts.cipher..",
                        "io.ptoken.sts.keychange..",
                        HSM_SOFT,
                        KMC_PROFILE,
                        KMC_SIMULATOR)
                .should()
                .callMethod(KeyBytesAccess.class, "grant")
                .check(house);
    }

    @Test
    void componentsAreWrittenOutForTheirCustodiansOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.ptoken.service.operate.ditk..")
                .should()
                .callMethod(KeyComponent.class, "hex")
                .check(house);
    }

    @Test
    void timeAndRandomnessComeFromTheCompositionRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(NODE)
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(house);
    }

    /** The name of an exception's class says nothing to the person who reads an error. Loggers are named by theirs. */
    @Test
    void messagesNameNoClasses() {
        DescribedPredicate<JavaMethodCall> namesAClass = DescribedPredicate.describe(
                "a class is named outside of the fields of a type",
                call -> call.getTargetOwner().isEquivalentTo(Class.class)
                        && List.of("getSimpleName", "getName").contains(call.getName())
                        && !call.getOrigin().getName().equals("<clinit>"));
        noClasses()
                .that()
                .resideOutsideOfPackage(GENERATED)
                .and()
                .doNotHaveFullyQualifiedName("io.ptoken.control.call.CallNames") // which are those of the records
                .should()
                .callMethodWhere(namesAClass)
                .check(house);
    }

    private static String[] domainAnd(String... more) {
        return with(with(JAVA, STS), more);
    }

    private static String[] with(String[] first, String... more) {
        String[] all = new String[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
