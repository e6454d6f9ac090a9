package io.ptoken.web.section.meter;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.input.MeterText;
import io.ptoken.service.input.MistypedException;
import io.ptoken.service.operate.call.MeterCalls;
import io.ptoken.service.operate.call.MeterCalls.IssuedCall;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Answer.SeeOther;
import io.ptoken.web.http.Visit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Meters: everything about one meter. Thread safe. */
public final class MetersSection implements Section {

    private static final String PATH = "/meters";
    private static final String SLIP = "/tokens";

    private final ConsoleCalls calls;
    private final Pages pages;
    private final TokenView tokens;

    public MetersSection(ConsoleCalls calls) {
        this.calls = calls;
        this.pages = calls.pages();
        this.tokens = new TokenView(pages.texts());
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_METERS, PATH, "meters", Group.TOKENS);
    }

    /** Who may not see meters is told so before anything is said of what they typed. */
    @Override
    public Answer answer(Visit visit) {
        ConsoleCalls.who(visit).operator().require(Permission.READ_METERS);
        if (visit.path().equals(PATH)) {
            String typed = visit.query().raw("q");
            return typed.isBlank() ? search(visit, "", Optional.empty()) : find(visit, typed);
        }
        String below = visit.path().substring(PATH.length() + 1);
        if (below.endsWith(SLIP)) {
            return meter(visit, below.substring(0, below.length() - SLIP.length()), true);
        }
        return meter(visit, below, false);
    }

    private Answer find(Visit visit, String typed) {
        try {
            return SeeOther.to(PATH + "/" + MeterText.pan(typed).digits());
        } catch (MistypedException | ServiceException refused) {
            return search(visit, typed, Optional.of(words(refused)));
        }
    }

    /** Of a number that is no meter's, in words of people; the API has others. */
    private String words(RuntimeException refused) {
        return refused instanceof ServiceException service
                ? pages.texts().get(service.code() == ErrorCode.STS_CHECK_DIGIT ? "meters.checkDigit" : "meters.length")
                : String.valueOf(refused.getMessage());
    }

    private Answer search(Visit visit, String typed, Optional<String> refused) {
        SearchPage page = new SearchPage(typed, refused);
        String title = pages.texts().get("meters.name");
        return refused.isPresent()
                ? pages.refusal(visit, 400, title, "meter/search.jte", page)
                : pages.page(visit, title, "meter/search.jte", page);
    }

    private Answer meter(Visit visit, String named, boolean slip) {
        MeterPan pan;
        try {
            pan = MeterText.pan(named);
        } catch (MistypedException | ServiceException refused) {
            return search(visit, named, Optional.of(words(refused)));
        }
        if (!slip && !pan.digits().equals(named)) {
            return SeeOther.to(PATH + "/" + pan.digits());
        }
        List<IssuedCall> newestFirst =
                new ArrayList<>(calls.ask(visit, new MeterCalls.Issued(pan.digits(), MeterCalls.MOST_CALLS))
                        .calls());
        Collections.reverse(newestFirst);
        return slip ? slip(visit, pan, newestFirst) : page(visit, pan, newestFirst);
    }

    private Answer page(Visit visit, MeterPan pan, List<IssuedCall> issued) {
        String asked = visit.query().text("kind");
        String kind = MeterPage.KINDS.contains(asked) ? asked : MeterPage.ALL;
        MeterPage page = new MeterPage(
                pan.digits(),
                parts(pan),
                drn(pan),
                kind,
                issued.stream()
                        .map(call -> tokens.call(pan.digits(), call))
                        .filter(call -> call.has(kind))
                        .toList(),
                issued.size(),
                issued.size() == MeterCalls.MOST_CALLS,
                Summaries.of(issued, visit.at()));
        return pages.page(visit, pages.texts().get("meters.one", page.drn()), "meter/meter.jte", page);
    }

    private Answer slip(Visit visit, MeterPan pan, List<IssuedCall> issued) {
        String account = visit.query().text("account");
        String message = visit.query().text("message");
        return issued.stream()
                .filter(call ->
                        call.account().equals(account) && call.messageId().equals(message))
                .findFirst()
                .map(call -> slip(visit, pan, call))
                .orElseGet(() ->
                        search(visit, pan.digits(), Optional.of(pages.texts().get("meters.slip.gone", pan.digits()))));
    }

    private Answer slip(Visit visit, MeterPan pan, IssuedCall issued) {
        ShownCall call = tokens.call(pan.digits(), issued);
        IssuedToken last = issued.tokens().get(issued.tokens().size() - 1);
        SlipPage page = new SlipPage(
                pan.digits(),
                parts(pan),
                drn(pan),
                call,
                Summaries.sum(
                        issued.tokens().stream().filter(TokenView::isCredit).toList()),
                TokenView.key(last),
                call.tokens().stream()
                        .map(ShownToken::tid)
                        .filter(tid -> !tid.isEmpty())
                        .collect(Collectors.joining(", ")),
                QrDrawing.of(issued.tokens().stream()
                        .map(token -> token.token().decimal())
                        .collect(Collectors.joining("\n"))));
        return pages.page(
                visit,
                pages.texts().count("meters.slip.title", call.tokens().size(), page.drn()),
                "meter/slip.jte",
                page);
    }

    private static String parts(MeterPan pan) {
        String digits = pan.digits();
        return pan.iin() + " " + pan.drn().digits() + " " + digits.substring(digits.length() - 1);
    }

    /** As people read it out: 4, 3, 4 digits of the short one. */
    private static String drn(MeterPan pan) {
        String digits = pan.drn().digits();
        return pan.drn().isLong()
                ? TokenView.grouped(digits)
                : digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7);
    }
}
