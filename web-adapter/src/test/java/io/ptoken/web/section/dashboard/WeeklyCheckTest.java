package io.ptoken.web.section.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The weekly check as a page. */
@Tag("slow")
class WeeklyCheckTest {

    private final Between between = new Between();
    private ConsoleBench bench;
    private Browser admin;

    @BeforeEach
    void open() throws IOException {
        bench = new ConsoleBench(between::before);
        admin = bench.signedIn(ConsoleBench.ADMIN);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static boolean isCheck(Object call) {
        return call instanceof WatchCalls.CheckUp;
    }

    @Test
    void atFirstThereAreNoFindings() {
        assertThat(admin.get("/dashboard/check").text())
                .contains("No findings to show None was made since the server started.", "Check now");
        assertThat(admin.get("/dashboard").text()).contains("None was made since the server started.");
    }

    @Test
    void aCheckShowsEveryLineWithItsStateAndWhatToDo() {
        Shown sent = admin.get("/dashboard/check").send("/dashboard/check");
        assertThat(sent.status()).isEqualTo(303);
        Shown page = sent.follow();
        assertThat(page.text())
                .contains("What was found 2026-11-23 12:00:00 UTC, just now, admin")
                .contains("12. Backup Soon The audit log tells of none. Make one with 'ptoken backup'")
                .contains("9. Disk Not known", "11. Audit log Not compared")
                .contains("4. Vending keys In order 1 of 25 registers are used");
        assertThat(page.html())
                .contains("<a href=\"/vending-keys\">Vending keys</a>")
                .doesNotContain("<progress");
        assertThat(admin.get("/dashboard").text()).contains("Last made at 2026-11-23 12:00 UTC by admin. Something");
        assertThat(bench.signedIn(ConsoleBench.OPERATOR).get("/dashboard/check").html())
                .contains("11. Audit log")
                .doesNotContain("href=\"/activity\"");
    }

    @Test
    void aLongCheckGoesOnByItselfAndOnlyOnce() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        between.before = call -> {
            if (isCheck(call)) {
                begun.countDown();
                await(go);
            }
        };
        Shown page = admin.get("/dashboard/check");
        assertThat(page.send("/dashboard/check").status()).isEqualTo(303);
        await(begun);
        assertThat(page.send("/dashboard/check").status()).isEqualTo(303);
        assertThat(between.asked.stream().filter(WeeklyCheckTest::isCheck)).hasSize(1);
        go.countDown();
        while (!admin.get("/dashboard/check").text().contains("What was found")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoMayNotSeeTheDashboardChecksNothing() {
        Browser technician = bench.signedIn(ConsoleBench.TECHNICIAN);
        Shown denied = technician.get("/dashboard/check");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.send("/dashboard/check").status()).isEqualTo(403);
        assertThat(admin.get("/dashboard/check").text()).contains("No findings to show");
    }

    @Test
    void aScriptGetsTheFindingsAlone() {
        assertThat(admin.get("/dashboard/check", "HX-Request", "true").html())
                .doesNotContain("<html")
                .contains("No findings to show");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
