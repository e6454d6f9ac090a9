package io.ptoken.web.section.keys;

import io.ptoken.web.frame.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of vending keys.
 *
 * @param seen when it was asked for
 * @param verdict whether the keys sell and what is next; empty when there are none
 * @param modules to choose from; none where there is but one
 * @param filter what is shown
 * @param views of keys in the module, and of all
 * @param states to choose from
 * @param kmcs to choose from
 * @param orders to choose from
 * @param head of the table
 * @param rows those of this page
 * @param unread registers that could not be read, in words
 * @param empty what is said in the place of rows
 * @param pager other pages
 * @param csv address of the file
 * @param again address of this page
 * @param clear address without a filter
 */
public record KeysPage(
        Instant seen,
        Optional<Verdict> verdict,
        List<Choice> modules,
        Form filter,
        List<Choice> views,
        List<Choice> states,
        List<Choice> kmcs,
        List<Choice> orders,
        List<Column> head,
        List<KeyRow> rows,
        List<String> unread,
        Optional<Empty> empty,
        Pager pager,
        String csv,
        String again,
        String clear) {

    public KeysPage {
        modules = List.copyOf(modules);
        views = List.copyOf(views);
        states = List.copyOf(states);
        kmcs = List.copyOf(kmcs);
        orders = List.copyOf(orders);
        head = List.copyOf(head);
        rows = List.copyOf(rows);
        unread = List.copyOf(unread);
    }

    /**
     * Whether the keys sell and what is next.
     *
     * @param level {@code ok}, {@code warn} or {@code bad}
     * @param what in one sentence
     * @param next which key ends next and what to do about it
     * @param link where that is done; empty for nowhere
     */
    public record Verdict(String level, String what, String next, String link) {}

    /**
     * What the form sends along.
     *
     * @param module empty for the only one
     * @param show {@code all} or empty
     * @param text as it was typed
     */
    public record Form(String module, String show, String text) {}

    /**
     * A column.
     *
     * @param name of it
     * @param link to the table in its order; empty for a column without one
     * @param sort {@code ascending}, {@code descending} or empty
     */
    public record Column(String name, String link, String sort) {}

    /**
     * What is said in the place of rows.
     *
     * @param command to type; empty for none
     * @param link a way out; empty for none
     */
    public record Empty(String title, String text, String command, String link, String linkName) {}

    /**
     * Other pages of the table.
     *
     * @param text what is shown of how many
     * @param before address of the rows before; empty for none
     * @param after address of the rows after; empty for none
     */
    public record Pager(String text, String before, String after) {}
}
