package io.ptoken.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.ptoken.console.Chromium.Window;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** People of each kind, and nobody, walk through every room in a browser. */
class ConsoleInBrowserIT {

    /** The dark pages in every width, and those of every role: in {@code ./check --long}. */
    private static final boolean EVERY_PICTURE = Boolean.getBoolean("console.everyPicture");

    private static final int[] WIDTHS = {360, 1024, 1440};

    /** Pages below a room, and those at the door. */
    private static final List<String> MORE = List.of(
            "/dashboard/check",
            "/activity/verify",
            "/activity/anonymous",
            "/activity/1",
            "/meters/" + ConsoleStage.METER,
            "/documentation/cli",
            "/documentation/about");

    /** What needs a sign-in, asked for by address. */
    private static final List<String> CLOSED =
            List.of("/dashboard", "/vending-keys", "/key-management", "/meters", "/activity", "/alerts", "/account");

    @Test
    @EnabledIfSystemProperty(named = "console.browser", matches = "true", disabledReason = "in ./check --long")
    void everyRoomAsEveryRoleAndAsNobody() {
        ConsoleStage.with(stage -> {
            try (Chromium chromium = Chromium.start()) {
                nobody(chromium, stage);
                for (String account : ConsoleStage.PEOPLE) {
                    somebody(chromium, stage, account);
                }
                withoutScripts(chromium, stage);
            }
        });
    }

    private static void nobody(Chromium chromium, ConsoleStage stage) {
        try (Window window = chromium.window(stage)) {
            assertThat(window.open("/")).isEqualTo(200);
            assertThat(look(window, "nobody", "/")).isEmpty();
            assertThat(window.open("/documentation")).isEqualTo(200);
            assertThat(look(window, "nobody", "/documentation")).isEmpty();
            for (String path : CLOSED) {
                assertThat(window.open(path)).as(path).isEqualTo(403);
                assertThat(window.page().locator("h1").innerText()).startsWith("Access denied: ");
            }
            assertThat(look(window, "nobody", "/dashboard")).isEmpty();
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** The administrator's pages are looked at in every width and light; of the others, what differs is seen in one. */
    private static void somebody(Chromium chromium, ConsoleStage stage, String account) {
        try (Window window = chromium.window(stage).signIn(account)) {
            List<String> rooms = window.rooms();
            assertThat(rooms).contains("/", "/documentation", "/account");
            List<String> barriers = new ArrayList<>();
            Set<String> paths = new LinkedHashSet<>(rooms);
            paths.addAll(MORE);
            for (String path : paths) {
                int status = window.open(path);
                if (rooms.contains(path)) {
                    assertThat(status).as(account + " at " + path).isEqualTo(200);
                }
                if (account.equals("administrator")) {
                    barriers.addAll(look(window, account, path));
                } else {
                    if (EVERY_PICTURE) {
                        window.wide(1024, ColorScheme.LIGHT).picture(name(account, path, 1024, ColorScheme.LIGHT));
                        barriers.addAll(window.barriers());
                    }
                }
            }
            for (String path : CLOSED) {
                int status = window.open(path);
                assertThat(status).as(account + " at " + path).isEqualTo(rooms.contains(path) ? 200 : 403);
            }
            assertThat(barriers).isEmpty();
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** What is wrong with the page, a line each. */
    private static List<String> look(Window window, String account, String path) {
        List<String> barriers = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : scheme == ColorScheme.LIGHT || EVERY_PICTURE ? WIDTHS : new int[] {1440}) {
                window.wide(width, scheme).picture(name(account, path, width, scheme));
                if (window.overflow() > 0) {
                    barriers.add(path + " is " + window.overflow() + " px too wide at " + width + " px");
                }
            }
            barriers.addAll(window.barriers());
        }
        return barriers;
    }

    private static String name(String account, String path, int width, ColorScheme scheme) {
        String page = path.equals("/") ? "home" : path.substring(1).replaceAll("[^a-z0-9]+", "-");
        return account + "/" + page + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    }

    private static void withoutScripts(Chromium chromium, ConsoleStage stage) {
        try (Window window = chromium.window(stage, false).signIn("administrator")) {
            for (String path : window.rooms()) {
                assertThat(window.open(path)).as("without scripts: " + path).isEqualTo(200);
            }
            window.page().click("text=Sign out");
            assertThat(window.page().locator("main").innerText()).contains("You are signed out");
        }
    }
}
