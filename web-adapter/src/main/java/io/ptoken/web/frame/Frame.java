package io.ptoken.web.frame;

import io.ptoken.service.access.console.Visitor;
import java.util.List;
import java.util.Optional;

/**
 * What stands around a page.
 *
 * @param title of the page
 * @param path of the room it is in
 * @param texts of the console
 * @param times as the viewer sees them
 * @param plate of the installation
 * @param groups of rooms that the viewer may see
 * @param visitor who looks; empty for nobody
 * @param formToken what every form carries
 * @param address path and query of the page
 * @param error true when the page says that something was refused or failed
 * @param assets addresses of style sheet and scripts
 */
public record Frame(
        String title,
        String path,
        Texts texts,
        Times times,
        Plate plate,
        List<NavGroup> groups,
        Optional<Visitor> visitor,
        String formToken,
        String address,
        boolean error,
        FrameAssets assets) {

    public Frame {
        groups = List.copyOf(groups);
    }

    /** A text of the console. */
    public String t(String key, Object... values) {
        return texts.get(key, values);
    }

    /** The title as a tab of the browser shows it. */
    public String tabTitle() {
        return (error ? t("frame.error") + " " : "") + title + " – ptoken";
    }

    /** True when the database does not answer, and the page has no verdict of its own that says so, as the dashboard has. */
    public boolean saysStoreAway() {
        return visitor.map(Visitor::remembered).orElse(false)
                && !address.equals("/dashboard")
                && !address.startsWith("/dashboard?");
    }

    /** The roles of the viewer in words. */
    public String roleWord() {
        return visitor.map(who -> RoleWords.of(who.roles(), texts)).orElse("");
    }

    /**
     * A group of rooms.
     *
     * @param key of its name; empty for the first, which has none
     */
    public record NavGroup(String key, List<NavItem> items) {

        public NavGroup {
            items = List.copyOf(items);
        }
    }

    /**
     * A room in the list.
     *
     * @param current true for the one the page is in
     * @param waiting what waits in it for somebody
     */
    public record NavItem(String path, String name, boolean current, Waiting waiting) {}

    /**
     * Addresses of what every page loads.
     *
     * @param style sheet
     * @param htmx the library that exchanges parts of pages
     * @param script of our own
     * @param icon of the browser's tab
     */
    public record FrameAssets(String style, String htmx, String script, String icon) {}
}
