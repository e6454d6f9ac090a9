package io.ptoken.web.section.activity;

import io.ptoken.service.access.Permission;
import io.ptoken.service.input.Typed;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Answer.Download;
import io.ptoken.web.http.Bytes;
import io.ptoken.web.http.Visit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Activity: who did what, and what came of it. Thread safe. */
public final class ActivitySection implements Section {

    private static final String PATH = "/activity";
    private static final Pattern NOTED = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");
    private static final List<Integer> DAYS = List.of(1, 7, 30);
    private static final int MOST_ADDRESSES = 100;

    private final ConsoleCalls calls;
    private final Entries entries;
    private final Verification verification;
    private final Exports exports;

    public ActivitySection(ConsoleCalls calls, InstantSource clock) {
        this.calls = calls;
        this.entries = new Entries(calls);
        this.verification = new Verification(calls, clock);
        this.exports = new Exports(calls);
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_AUDIT_LOG, PATH, "activity", Group.RECORD);
    }

    @Override
    public Answer answer(Visit visit) {
        return switch (visit.path().substring(PATH.length())) {
            case "" -> log(visit);
            case "/anonymous" -> anonymous(visit);
            case "/verify" -> reader(visit, visit.post() ? this::verify : this::verifyPage);
            case "/export" -> reader(visit, visit.post() ? this::export : this::exportForm);
            case "/head" ->
                file(
                        "application/json",
                        "audit-head.json",
                        calls.ask(visit, new AuditCalls.Head()).json());
            case "/key" ->
                file(
                        "application/x-pem-file",
                        "audit-key.pem",
                        calls.ask(visit, new AuditCalls.Key()).pem());
            default -> entry(visit);
        };
    }

    /** The operator's side refuses whoever may not read the log, and writes that down, also where a page asks it nothing else. */
    private Answer reader(Visit visit, Function<Visit, Answer> page) {
        calls.ask(visit, new AuditCalls.Page(AuditPeriod.ALL, 0, 1));
        return page.apply(visit);
    }

    private Texts texts() {
        return calls.pages().texts();
    }

    private Answer log(Visit visit) {
        ActivityPage page = entries.page(
                visit,
                Filter.of(visit.query()),
                calls.ask(visit, new AuditCalls.Anonymous(lastDays(visit, 1), MOST_ADDRESSES)),
                verification.last());
        return calls.pages().page(visit, texts().get("activity.name"), "activity/activity.jte", page);
    }

    private Answer entry(Visit visit) {
        String number = visit.path().substring(PATH.length() + 1);
        Optional<EntryPage> page =
                number.matches("[0-9]{1,18}") ? entries.one(visit, Long.parseLong(number)) : Optional.empty();
        return page.map(there -> calls.pages()
                        .page(
                                visit,
                                texts().get("activity.entry", there.entry().number()),
                                "activity/entry.jte",
                                there))
                .orElseGet(() ->
                        calls.pages().refusal(visit, 404, texts().get("activity.gone"), "activity/gone.jte", number));
    }

    private static AuditPeriod lastDays(Visit visit, int days) {
        return new AuditPeriod(visit.at().minus(Duration.ofDays(days)), AuditPeriod.ALL.to());
    }

    private Answer anonymous(Visit visit) {
        int days = (int) visit.query().number("days", 1, DAYS.get(DAYS.size() - 1), 1);
        int chosen = DAYS.contains(days) ? days : 1;
        AuditPeriod period = lastDays(visit, chosen);
        AnonymousPage page = new AnonymousPage(
                calls.ask(visit, new AuditCalls.Anonymous(period, MOST_ADDRESSES)), period, DAYS, chosen);
        return calls.pages().page(visit, texts().get("activity.anonymous"), "activity/anonymous.jte", page);
    }

    private Answer verifyPage(Visit visit) {
        return verifyPage(visit, verification.last());
    }

    private Answer verifyPage(Visit visit, VerifyPage page) {
        String title = texts().get("activity.verify");
        if (visit.part()) {
            return Answer.Page.of(
                    calls.pages().draw("activity/verifyState.jte", calls.pages().frame(visit, title, false), page));
        }
        return page.error().isPresent()
                ? calls.pages().refusal(visit, 400, title, "activity/verify.jte", page)
                : calls.pages().page(visit, title, "activity/verify.jte", page);
    }

    private Answer verify(Visit visit) {
        String typed = Typed.stripped(visit.form().raw("noted"));
        Matcher noted = NOTED.matcher(typed);
        if (!typed.isEmpty() && !noted.matches()) {
            return verifyPage(visit, verification.last().refused(typed, texts().get("activity.error.noted")));
        }
        verification.begin(
                visit,
                typed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Link(Long.parseLong(noted.group(1)), noted.group(2))));
        return Answer.SeeOther.to(PATH + "/verify");
    }

    private static TypedPeriod period(Visit visit) {
        return TypedPeriod.of(
                (visit.post() ? visit.form() : visit.query()).raw("from"),
                (visit.post() ? visit.form() : visit.query()).raw("to"));
    }

    private Answer exportForm(Visit visit) {
        return exportPage(visit, period(visit), false, Map.of(), false);
    }

    private Answer export(Visit visit) {
        TypedPeriod period = period(visit);
        boolean json = visit.form().text("format").equals("json");
        if (!period.errors().isEmpty()) {
            return exportPage(visit, period, json, period.errors(), false);
        }
        return exports.begin(visit, period.period(), json ? AuditFormat.JSONL : AuditFormat.CSV, name(period))
                .<Answer>map(begun -> begun)
                .orElseGet(() -> exportPage(visit, period, json, Map.of(), true));
    }

    private static String name(TypedPeriod period) {
        String name = "audit" + (period.from().isEmpty() ? "" : "-from-" + period.from())
                + (period.to().isEmpty() ? "" : "-to-" + period.to());
        return name.replaceAll("[^A-Za-z0-9-]", "-");
    }

    private Answer exportPage(Visit visit, TypedPeriod period, boolean json, Map<String, String> errors, boolean busy) {
        ExportPage page = new ExportPage(period, json, errors, busy);
        String title = texts().get("activity.export");
        return errors.isEmpty() && !busy
                ? calls.pages().page(visit, title, "activity/export.jte", page)
                : calls.pages().refusal(visit, busy ? 503 : 400, title, "activity/export.jte", page);
    }

    private static Answer file(String type, String name, String content) {
        return new Download(type, Optional.of(name), Bytes.of(content));
    }
}
