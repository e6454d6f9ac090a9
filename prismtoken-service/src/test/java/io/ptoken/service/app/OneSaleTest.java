package io.ptoken.service.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.memory.InMemoryStore;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How much of the service somebody opens who follows one sale of credit: the classes that a process loads for its first sale,
 * when it has signed in and not sold before ({@link OneSale}).
 *
 * <p>All that Java loads of this module between the two is counted, nested classes one by one, and records of the ports as well.
 * Not counted are what has no source to open, which is lambdas and what the compiler adds for a switch, and the stores in
 * memory, which stand for a store of another module. What is not loaded for the sale, because every call needs it or because
 * the application was put together of it, is not in the list either: the way in ({@code TokenApi}, {@code Gate}) and the parts
 * that "One sale, step by step" in docs/architecture.md names.
 */
class OneSaleTest {

    private static final String SERVICE = "io.ptoken.service.";
    private static final Pattern LOADED = Pattern.compile("(io\\.ptoken\\.service\\.\\S+) source: file:");

    private static final List<String> OPENED = List.of(
            "access.Permission",
            "access.session.ShortMemory$Reading",
            "access.session.ShortMemory$Slot",
            "api.DoeOrder",
            "api.IssueCalls",
            "api.IssueTime",
            "api.IssuedToken",
            "api.MeterConfigAmendment",
            "api.TokenCall$Audited",
            "module.ModuleErrors",
            "observe.TokenKind",
            "port.IssueJournal$Begun$Claimed",
            "port.IssueJournal$StoredResult",
            "port.IssueJournal$TidWish",
            "vending.answer.TokenFace",
            "vending.issue.IssuePlanning$TokenPlan",
            "vending.issue.KeyChange",
            "vending.issue.Order",
            "vending.issue.WantedCredit",
            "vending.request.Amendment",
            "vending.request.Amount",
            "vending.request.Meter",
            "vending.request.WholeUnits",
            "vending.result.CallDigest",
            "vending.result.IssueCall",
            "vending.result.OneAtATime$Turn",
            "vending.tid.TokenTime",
            "vending.tid.TokenTime$Choice");

    /** Whoever makes the sale longer says so here, and that it is worth more than it costs its readers. */
    @Test
    void opensNoMoreThanThese() throws Exception {
        assertThat(opened()).containsExactlyInAnyOrderElementsOf(OPENED);
    }

    @Test
    void andTheseAreFew() {
        assertThat(OPENED).hasSizeLessThanOrEqualTo(30);
    }

    private static List<String> opened() throws IOException, InterruptedException {
        List<String> loaded = loadedByASale();
        int begins = loaded.indexOf(OneSale.Begins.class.getName());
        int ends = loaded.indexOf(OneSale.Ends.class.getName());
        assertThat(begins).isPositive();
        return loaded.subList(begins, ends).stream()
                .filter(OneSaleTest::isToBeRead)
                .map(name -> name.substring(SERVICE.length()))
                .toList();
    }

    /** The names of the service's classes and those of its tests in the order in which a process loads them. */
    private static List<String> loadedByASale() throws IOException, InterruptedException {
        ProcessBuilder sale = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OneSale.class.getName());
        sale.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = sale.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return LOADED.matcher(out).results().map(found -> found.group(1)).toList();
    }

    private static boolean isToBeRead(String name) {
        try {
            Class<?> type = Class.forName(name);
            return isOfTheService(type)
                    && !type.isSynthetic()
                    && !type.getPackageName().equals(InMemoryStore.class.getPackageName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** And not of its tests. */
    private static boolean isOfTheService(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(PrismToken.class.getProtectionDomain().getCodeSource().getLocation());
    }
}
