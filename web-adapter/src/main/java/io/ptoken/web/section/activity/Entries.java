package io.ptoken.web.section.activity;

import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch.Found;
import io.ptoken.service.port.AuditSearch.Wanted;
import io.ptoken.service.port.NodeChain;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.http.Links;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.activity.ActivityPage.Choice;
import io.ptoken.web.section.activity.ActivityPage.Further;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Entries of the log as pages show them. */
record Entries(ConsoleCalls calls) {

    /** Entries of a page. */
    static final int PAGE = 50;

    private static final String PATH = "/activity";

    /** What looks like the number of a meter, DRN or MeterPAN. */
    private static final String METER = "[0-9]{11}|[0-9]{13}|[0-9]{18}";

    /** A page of those that are looked for. */
    ActivityPage page(Visit visit, Filter filter, AnonymousActivity anonymous, VerifyPage verification) {
        Map<String, String> errors = filter.errors();
        Found found = errors.isEmpty() ? search(visit, filter) : new Found(List.of(), 0);
        boolean forward = filter.after() != 0;
        if (forward && found.onward() == 0 && found.rows().size() < PAGE) {
            // What is newer does not fill a page: these are the newest.
            return page(visit, filter.newest(), anonymous, verification);
        }
        boolean more = found.rows().size() > PAGE;
        List<AuditRow> rows =
                more ? (forward ? found.rows().subList(0, PAGE) : found.rows().subList(1, PAGE + 1)) : found.rows();
        List<AuditRow> newestFirst = new ArrayList<>(rows);
        Collections.reverse(newestFirst);
        Optional<Further> further =
                more || found.onward() == 0 ? Optional.empty() : further(visit, filter, found.onward());
        return new ActivityPage(
                filter,
                errors,
                whats(filter),
                outcomes(filter),
                newestFirst.stream().map(row -> ShownEntry.of(row, texts())).toList(),
                newer(filter, newestFirst, more),
                older(filter, newestFirst, more),
                further,
                anonymous,
                verification);
    }

    private Texts texts() {
        return calls.pages().texts();
    }

    private Found search(Visit visit, Filter filter) {
        return calls.ask(
                visit,
                new AuditCalls.Search(
                        filter.period().period(), filter.wanted(), filter.before(), filter.after(), PAGE + 1));
    }

    private static Optional<String> newer(Filter filter, List<AuditRow> rows, boolean more) {
        if (filter.after() != 0) {
            return more ? Optional.of(filter.after(rows.get(0).sequence())) : Optional.empty();
        }
        if (filter.before() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                filter.after(rows.isEmpty() ? filter.before() : rows.get(0).sequence()));
    }

    private static Optional<String> older(Filter filter, List<AuditRow> rows, boolean more) {
        if (filter.after() != 0) {
            return Optional.of(filter.before(
                    rows.isEmpty() ? filter.after() : rows.get(rows.size() - 1).sequence()));
        }
        return more ? Optional.of(filter.before(rows.get(rows.size() - 1).sequence())) : Optional.empty();
    }

    private Optional<Further> further(Visit visit, Filter filter, long onward) {
        boolean back = filter.after() == 0;
        return row(visit, onward)
                .map(row -> new Further(
                        back ? filter.before(onward) : filter.after(onward),
                        row.entry().at(),
                        back));
    }

    private List<Choice> whats(Filter filter) {
        Stream<Choice> views = Arrays.stream(View.values())
                .map(view -> new Choice(
                        view.word(),
                        texts().get("activity.view." + view.name()),
                        view.word().equals(filter.what())));
        Stream<Choice> other = View.of(filter.what()).isPresent()
                ? Stream.empty()
                : Stream.of(new Choice(filter.what(), ShownEntry.words(filter.what(), texts()), true));
        return Stream.concat(views, other).toList();
    }

    private List<Choice> outcomes(Filter filter) {
        List<String> known = List.of("", AuditEntry.OK, Wanted.REFUSED, AuditEntry.BEGUN);
        Stream<Choice> words = known.stream()
                .map(word -> new Choice(
                        word,
                        texts().get("activity.how." + (word.isEmpty() ? "any" : word)),
                        word.equals(filter.outcome())));
        Stream<Choice> other = known.contains(filter.outcome())
                ? Stream.empty()
                : Stream.of(new Choice(filter.outcome(), filter.outcome(), true));
        return Stream.concat(words, other).toList();
    }

    /** The page of one entry; empty when there is none of that number. */
    Optional<EntryPage> one(Visit visit, long sequence) {
        return row(visit, sequence).map(row -> entryPage(visit, row));
    }

    private EntryPage entryPage(Visit visit, AuditRow row) {
        AuditEntry entry = row.entry();
        boolean first = row.sequence() == NodeChain.before(NodeChain.idOf(row.sequence())) + 1;
        Optional<String> before = first
                ? Optional.of(AuditChain.START)
                : row(visit, row.sequence() - 1).map(AuditRow::hash);
        return new EntryPage(
                ShownEntry.of(row, texts()),
                before,
                before.filter(hash ->
                                AuditChain.next(hash, row.sequence(), entry).equals(row.hash()))
                        .isPresent(),
                Optional.of(entry.subject())
                        .filter(subject -> subject.matches(METER))
                        .map(meter -> "/meters/" + meter),
                Links.to(PATH, "what", entry.action()),
                Optional.of(entry.actor())
                        .filter(actor -> !actor.isEmpty())
                        .map(actor -> Links.to(PATH, "who", actor, "what", View.EVERYTHING.word())),
                Optional.of(entry.subject())
                        .filter(subject -> !subject.isEmpty())
                        .map(subject -> Links.to(PATH, "about", subject, "what", View.EVERYTHING.word())),
                Links.to(PATH, "address", entry.origin(), "what", View.EVERYTHING.word()));
    }

    private Optional<AuditRow> row(Visit visit, long sequence) {
        return calls
                .ask(
                        visit,
                        new AuditCalls.Page(
                                new AuditPeriod(AuditPeriod.ALL.from(), AuditLog.END_OF_TIME), sequence - 1, 1))
                .stream()
                .filter(row -> row.sequence() == sequence)
                .findFirst();
    }
}
