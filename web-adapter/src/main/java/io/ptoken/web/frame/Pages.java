package io.ptoken.web.frame;

import static java.lang.System.Logger.Level.DEBUG;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.ptoken.service.access.console.Visitor;
import io.ptoken.web.frame.Frame.FrameAssets;
import io.ptoken.web.frame.Frame.NavGroup;
import io.ptoken.web.frame.Frame.NavItem;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Assets;
import io.ptoken.web.http.Bytes;
import io.ptoken.web.http.Visit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Draws pages by their templates. Thread safe. */
public final class Pages {

    private static final System.Logger LOG = System.getLogger(Pages.class.getName());

    /** Groups in the order in which somebody's first room is looked for. */
    private static final List<Group> FIRST =
            List.of(Group.FRONT, Group.TOKENS, Group.KEYS, Group.SYSTEM, Group.RECORD, Group.HELP);

    private static final String TEMPLATES = "io.ptoken.web.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);
    private final Texts texts;
    private final Plate plate;
    private final Function<Visitor, ZoneId> zones;
    private final ZoneId serverZone;
    private final FrameAssets assets;
    private volatile List<Section> sections = List.of();

    /** @param zones that of a viewer */
    public Pages(Texts texts, Plate plate, Assets assets, Function<Visitor, ZoneId> zones, ZoneId serverZone) {
        this.texts = texts;
        this.plate = plate;
        this.zones = zones;
        this.serverZone = serverZone;
        this.assets = new FrameAssets(
                assets.address("console.css"),
                assets.address("htmx.js"),
                assets.address("console.js"),
                assets.address("icon.svg"));
    }

    /** The rooms there are, in the order of their list; said once, before the first page is drawn. */
    public void rooms(List<Section> all) {
        sections = List.copyOf(all);
    }

    /** The texts of the console. */
    public Texts texts() {
        return texts;
    }

    /** The zone of the server. */
    public ZoneId serverZone() {
        return serverZone;
    }

    /** The installation. */
    public Plate plate() {
        return plate;
    }

    /** A page of a room. */
    public Answer page(Visit visit, String title, String template, Object page) {
        return Answer.Page.of(draw(template, frame(visit, title, false), page));
    }

    /** A page that says that something was refused or failed. */
    public Answer refusal(Visit visit, int status, String title, String template, Object page) {
        return new Answer.Page(status, draw(template, frame(visit, title, true), page));
    }

    /** A template by its name, without what stands around it when the template has nothing around it. */
    public Bytes draw(String template, Frame frame, Object page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, Map.of("f", frame, "page", page), output);
        ByteArrayOutputStream html = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(html.toByteArray());
    }

    /** What stands around a page for this viewer. */
    public Frame frame(Visit visit, String title, boolean error) {
        return new Frame(
                title,
                place(visit.path()).map(Place::path).orElse(""),
                texts,
                times(visit),
                plate,
                groups(visit),
                visit.visitor(),
                visit.formToken(),
                visit.address(),
                error,
                assets);
    }

    /** Times as this viewer sees them. */
    public Times times(Visit visit) {
        return new Times(visit.visitor().map(zones).orElse(serverZone), visit.at());
    }

    private List<NavGroup> groups(Visit visit) {
        List<NavGroup> groups = new ArrayList<>();
        for (Group group : Group.values()) {
            List<NavItem> items = sections.stream()
                    .filter(section ->
                            section.place().group() == group && section.place().isListedFor(visit.visitor()))
                    .map(section -> item(section, visit))
                    .toList();
            if (!items.isEmpty()) {
                groups.add(new NavGroup(
                        group == Group.FRONT ? "" : "nav." + group.name().toLowerCase(Locale.ROOT), items));
            }
        }
        return groups;
    }

    private NavItem item(Section section, Visit visit) {
        Place place = section.place();
        return new NavItem(
                place.path(), texts.get(place.key() + ".name"), place.has(visit.path()), waiting(section, visit));
    }

    /** A page is shown whatever the others say. */
    private static Waiting waiting(Section section, Visit visit) {
        if (visit.visitor().isEmpty() || visit.part()) {
            return Waiting.NOTHING;
        }
        try {
            return section.waiting(visit);
        } catch (RuntimeException untold) {
            LOG.log(DEBUG, () -> "what waits at " + section.place().path() + " is not known", untold);
            return Waiting.NOTHING;
        }
    }

    /** The room at an address. */
    public Optional<Place> place(String address) {
        return sections.stream()
                .map(Section::place)
                .filter(place -> place.has(address))
                .findFirst();
    }

    /** Where somebody goes first: to the dashboard, else to where tokens are, else to any room that they may see. */
    public String firstFor(Visitor visitor) {
        return sections.stream()
                .map(Section::place)
                .filter(place ->
                        place.admission() == Place.Admission.SIGNED_IN && place.isListedFor(Optional.of(visitor)))
                .min(Comparator.comparing(place -> FIRST.indexOf(place.group())))
                .map(Place::path)
                .orElse("/");
    }
}
