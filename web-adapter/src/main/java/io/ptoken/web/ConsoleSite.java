package io.ptoken.web;

import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.port.StoreException;
import io.ptoken.web.door.DeniedPage;
import io.ptoken.web.door.Door;
import io.ptoken.web.door.RefusedPage;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Admission;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.SignInNeededException;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Assets;
import io.ptoken.web.http.Bytes;
import io.ptoken.web.http.Site;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.account.AccountSection;
import io.ptoken.web.section.activity.ActivitySection;
import io.ptoken.web.section.alert.AlertsSection;
import io.ptoken.web.section.dashboard.DashboardSection;
import io.ptoken.web.section.documentation.DocumentationSection;
import io.ptoken.web.section.home.Home;
import io.ptoken.web.section.keys.VendingKeysSection;
import io.ptoken.web.section.kmc.KeyManagementSection;
import io.ptoken.web.section.meter.MetersSection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All rooms of the console, and what is shown in the place of one that refuses. Thread safe. */
final class ConsoleSite implements Site {

    private static final System.Logger LOG = System.getLogger(ConsoleSite.class.getName());

    private final Pages pages;
    private final Door door;
    private final List<Section> sections;

    private ConsoleSite(Pages pages, Door door, List<Section> sections) {
        this.pages = pages;
        this.door = door;
        this.sections = sections;
    }

    /** @param more rooms that stand in no list */
    static ConsoleSite of(ConsoleParts parts, Assets assets, Function<ConsoleCalls, List<Section>> more) {
        Pages pages = new Pages(
                Texts.ENGLISH,
                parts.plate(),
                assets,
                visitor -> visitor.zone().orElse(parts.clock().getZone()),
                parts.clock().getZone());
        ConsoleCalls calls = new ConsoleCalls(parts.operators(), pages);
        Home home = new Home(pages, parts.checks(), parts.handouts().certificate(), parts.freeBytes());
        Door door = new Door(calls, parts.sessions(), home);
        // In the order of their list.
        List<Section> sections = List.of(
                home,
                new DashboardSection(calls, parts.checks(), parts.api()),
                new KeyManagementSection(calls),
                new VendingKeysSection(calls),
                new MetersSection(calls),
                new ActivitySection(calls, parts.clock()),
                new AlertsSection(calls),
                new DocumentationSection(pages, parts.handouts(), assets::find),
                new AccountSection(calls, parts.sessions()));
        pages.rooms(sections);
        return new ConsoleSite(
                pages,
                door,
                Stream.concat(sections.stream(), more.apply(calls).stream()).toList());
    }

    @Override
    public Answer answer(Visit visit) {
        try {
            return door.answer(visit)
                    .or(() -> section(visit).map(section -> enter(section, visit)))
                    .orElseGet(() -> missing(visit));
        } catch (SignInNeededException nobody) {
            return door.denied(visit, sectionName(visit));
        } catch (RuntimeException refused) {
            return refusal(visit, refused);
        }
    }

    private static Answer enter(Section section, Visit visit) {
        if (section.place().admission() == Admission.SIGNED_IN
                && visit.visitor().isEmpty()) {
            throw new SignInNeededException();
        }
        return section.answer(visit);
    }

    private Optional<Section> section(Visit visit) {
        return sections.stream()
                .filter(section -> section.place().has(visit.path()))
                .findFirst();
    }

    private String sectionName(Visit visit) {
        return pages.place(visit.path())
                .map(place -> pages.texts().get(place.key() + ".name"))
                .orElse(visit.path());
    }

    @Override
    public Answer unknown(Visit visit, RuntimeException silent) {
        boolean open = !visit.post()
                && section(visit)
                        .filter(section -> section.place().admission() == Admission.PUBLIC)
                        .isPresent();
        return open ? answer(visit) : refusal(visit, silent);
    }

    @Override
    public Answer refusal(Visit visit, RuntimeException refused) {
        if (refused instanceof ServiceException service && service.code() == ErrorCode.AUTHENTICATION_PERMISSION) {
            return denied(visit);
        }
        String told = String.valueOf(refused.getMessage());
        if (refused instanceof StoreException) {
            return page(visit, 503, "refused.store", told, "");
        }
        Optional<String> code = RefusalCode.of(refused);
        if (refused instanceof SecurityModuleException) {
            return page(visit, 503, "refused.module", told, code.orElse(""));
        }
        if (code.isPresent()) {
            return page(visit, 400, "refused.rule", told, code.get());
        }
        String incident = Long.toHexString(visit.at().toEpochMilli());
        LOG.log(ERROR, "incident " + incident + ": " + visit.path() + " of the console failed", refused);
        return page(visit, 500, "refused.failed", pages.texts().get("refused.failed.what", incident), "");
    }

    private Answer page(Visit visit, int status, String key, String what, String code) {
        Texts texts = pages.texts();
        RefusedPage page =
                new RefusedPage(texts.get(key + ".title"), what, texts.get(key + ".remedy"), code, visit.path());
        return pages.refusal(visit, status, page.title(), "door/refused.jte", page);
    }

    private Answer denied(Visit visit) {
        String role = pages.place(visit.path())
                .flatMap(Place::permission)
                .map(permission -> permission.roleName())
                .orElse("");
        return pages.refusal(
                visit,
                403,
                pages.texts().get("denied.title"),
                "door/denied.jte",
                DeniedPage.of(ConsoleCalls.who(visit), sectionName(visit), role));
    }

    private Answer missing(Visit visit) {
        if (visit.visitor().isEmpty()) {
            return door.denied(visit, visit.path());
        }
        return page(visit, 404, "refused.missing", pages.texts().get("refused.missing.what", visit.path()), "");
    }

    @Override
    public Answer foreignForm(Visit visit) {
        return page(visit, 403, "refused.form", pages.texts().get("refused.form.what"), "");
    }

    @Override
    public Bytes plain(int status, String key) {
        return Bytes.of("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + status + "</title><p>"
                + pages.texts().get(key) + "</p></html>");
    }
}
