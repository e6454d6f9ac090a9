package io.ptoken.web.section.dashboard;

import io.ptoken.service.operate.call.JobCalls;
import io.ptoken.service.operate.call.JobCalls.Job;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.operate.checkup.CheckUpReport.Line;
import io.ptoken.service.operate.checkup.CheckUpReport.State;
import io.ptoken.web.frame.Ages;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Frame;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.dashboard.CheckPage.Report;
import io.ptoken.web.section.dashboard.CheckPage.ShownLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The weekly check as a page. A check reads the whole audit log, which may take minutes: it goes on by itself, and the page tells
 * how far it has come. Thread safe.
 */
final class WeeklyCheck {

    static final String PATH = "/dashboard/check";

    /** A check that ends within this is shown at once. */
    private static final long PATIENCE_MILLISECONDS = 1_500;

    private static final String ACTION = new WatchCalls.CheckUp(Optional.empty()).action();

    /** Which rooms have more about a line, by its number. */
    private static final Map<Integer, String> ROOMS = Map.of(
            2, "/alerts",
            4, "/vending-keys",
            6, "/key-management",
            8, "/activity",
            11, "/activity");

    private final ConsoleCalls calls;
    private final AtomicBoolean runs = new AtomicBoolean();
    private volatile Optional<CheckUpReport> last = Optional.empty();

    WeeklyCheck(ConsoleCalls calls) {
        this.calls = calls;
    }

    Answer answer(Visit visit) {
        if (visit.post()) {
            run(visit);
            return Answer.SeeOther.to(PATH);
        }
        calls.ask(
                visit, new WatchCalls.Notices(false)); // jobs and what is kept here ask for no permission of their own
        Pages pages = calls.pages();
        String title = pages.texts().get("dashboard.check");
        CheckPage page = page(visit);
        Frame frame = pages.frame(visit, title, false);
        return Answer.Page.of(
                pages.draw(visit.part() ? "dashboard/checkResult.jte" : "dashboard/check.jte", frame, page));
    }

    /** One at a time: a second one would find the same. */
    private void run(Visit visit) {
        if (!runs.compareAndSet(false, true)) {
            return;
        }
        FutureTask<CheckUpReport> check = new FutureTask<>(() -> {
            try {
                CheckUpReport report = calls.ask(visit, new WatchCalls.CheckUp(Optional.empty()));
                last = Optional.of(report);
                return report;
            } finally {
                runs.set(false);
            }
        });
        Thread thread = new Thread(check, "console-check");
        thread.setDaemon(true);
        thread.start();
        try {
            check.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            // the page tells how far it has come
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Checks that run or ran since the server started, the newest first. */
    static List<Job> jobs(ConsoleCalls calls, Visit visit) {
        return calls.ask(visit, new JobCalls.All()).stream()
                .filter(job -> job.action().equals(ACTION))
                .toList();
    }

    /** What is known of the last one, in a sentence. */
    static String last(List<Job> jobs, Times times, Texts texts) {
        return jobs.stream()
                .filter(job -> job.ended().isPresent())
                .findFirst()
                .map(job -> texts.get(
                        "dashboard.check.last", times.minute(job.ended().orElseThrow()), job.who(), job.text()))
                .orElse(texts.get("dashboard.check.never"));
    }

    private CheckPage page(Visit visit) {
        Times times = calls.pages().times(visit);
        Texts texts = calls.pages().texts();
        List<Job> jobs = jobs(calls, visit);
        return new CheckPage(
                jobs.stream().filter(job -> job.ended().isEmpty()).findFirst().map(job -> running(job, times, texts)),
                last(jobs, times, texts),
                last.map(report -> report(report, visit, times, texts)));
    }

    private static String running(Job job, Times times, Texts texts) {
        long rows = job.last()
                .filter(Progress.RowsVerified.class::isInstance)
                .map(step -> ((Progress.RowsVerified) step).rows())
                .orElse(0L);
        return texts.get("dashboard.check.running", times.clock(job.started()), job.who(), Numbers.grouped(rows));
    }

    private Report report(CheckUpReport report, Visit visit, Times times, Texts texts) {
        ShownNotices rooms = new ShownNotices(calls.pages(), visit.visitor());
        return new Report(
                report.at(),
                report.by(),
                Ages.since(report.at(), times, texts),
                report.sentence(),
                report.lines().stream().map(line -> shown(line, rooms, texts)).toList());
    }

    private static ShownLine shown(Line line, ShownNotices rooms, Texts texts) {
        return new ShownLine(
                line.number(),
                line.title(),
                level(line.state()),
                word(line.state(), texts),
                line.since(),
                line.found(),
                line.remedies(),
                Optional.ofNullable(ROOMS.get(line.number())).flatMap(rooms::link));
    }

    private static String level(State state) {
        return switch (state) {
            case OK -> Levels.OK;
            case WARNING -> Levels.WARN;
            case ERROR -> Levels.BAD;
            case NOT_KNOWN -> Levels.IDLE;
            case NOT_COMPARED -> Levels.INFO;
        };
    }

    private static String word(State state, Texts texts) {
        return switch (state) {
            case OK, WARNING, ERROR -> texts.get("level." + level(state));
            case NOT_KNOWN -> texts.get("dashboard.check.notKnown");
            case NOT_COMPARED -> texts.get("dashboard.check.notCompared");
        };
    }
}
