package io.ptoken.web.section.home;

import java.util.List;

/** What anybody may know of the installation. */
public record InstallationPage(List<Check> checks) {

    public InstallationPage {
        checks = List.copyOf(checks);
    }

    /**
     * One part of it.
     *
     * @param name of the part
     * @param level {@code ok}, {@code warn} or {@code bad}
     * @param word how it stands
     * @param more in a few words; may be empty
     */
    public record Check(String name, String level, String word, String more) {}
}
