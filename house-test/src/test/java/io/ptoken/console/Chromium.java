package io.ptoken.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium; never downloads a browser. Not thread safe. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "console");
    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        assertThat(PROGRAM)
                .as("Debian's package chromium, which ./check installs")
                .isExecutable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
        return new Chromium(playwright, browser);
    }

    /** A browser's window of its own, with cookies of its own. */
    Window window(ConsoleStage stage) {
        return window(stage, true);
    }

    /** As above, with scripts or without. */
    Window window(ConsoleStage stage, boolean scripts) {
        BrowserContext context = browser.newContext(
                new NewContextOptions().setIgnoreHTTPSErrors(true).setJavaScriptEnabled(scripts));
        return new Window(stage, context);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** What one person looks at. */
    static final class Window implements AutoCloseable {

        private final ConsoleStage stage;
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Window(ConsoleStage stage, BrowserContext context) {
            this.stage = stage;
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(this::heard);
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
        }

        /** A refusal that was asked for is told as a failed resource. */
        private void heard(ConsoleMessage message) {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(page.url() + ": " + message.text());
            }
        }

        Page page() {
            return page;
        }

        /** What the browser complained of: scripts that failed, or that its policy did not let run. */
        List<String> complaints() {
            return complaints;
        }

        /** Opens an address of the console; returns its status. */
        int open(String path) {
            return page.navigate(stage.address() + path).status();
        }

        Window signIn(String account) {
            open("/sign-in");
            page.fill("#user", account);
            page.fill("#pass", stage.password());
            page.click("form[action='/sign-in'] button[type=submit]");
            return this;
        }

        /** The rooms that are in the list. */
        List<String> rooms() {
            return page.locator("nav.nav a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
        }

        /** What axe finds, a line each. */
        List<String> barriers() {
            return new AxeBuilder(page)
                    .withTags(STANDARDS).analyze().getViolations().stream()
                            .map(rule -> page.url() + ": " + line(rule))
                            .toList();
        }

        private static String line(Rule rule) {
            return rule.getId() + ": " + rule.getHelp() + " at "
                    + rule.getNodes().stream().map(node -> node.getTarget()).toList();
        }

        /** How much wider than the window the page is. */
        int overflow() {
            Object width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            return ((Number) width).intValue();
        }

        Window wide(int pixels, ColorScheme scheme) {
            page.setViewportSize(pixels, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            return this;
        }

        /** Keeps a picture of the whole page. */
        void picture(String name) {
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
