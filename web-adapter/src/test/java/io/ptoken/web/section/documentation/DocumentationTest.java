package io.ptoken.web.section.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("<h([1-6])\\b");

    private static ConsoleBench bench;

    @BeforeAll
    static void open() throws IOException {
        bench = new ConsoleBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void everyDocumentOfTheProjectIsListed() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("../docs"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .forEach(there::add);
        }
        there.add("json/README.md");
        there.add("../README.md");
        assertThat(Shelf.bySource().keySet()).containsExactlyInAnyOrderElementsOf(there);

        Shown list = bench.browser().get("/documentation");
        assertThat(list.status()).isEqualTo(200);
        names().forEach(name -> assertThat(list.html()).contains("href=\"/documentation/" + name + "\""));
        assertThat(list.text()).contains("Begin here", "Glossary", "Valid until");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Browser nobody = bench.browser();
        Set<String> anchors = new TreeSet<>();
        List<String> links = new ArrayList<>();
        for (String name : names().toList()) {
            Shown page = nobody.get("/documentation/" + name);
            assertThat(page.status()).as(name).isEqualTo(200);
            List<String> ids = matches(ID, page.html());
            assertThat(ids).as("ids of " + name).doesNotHaveDuplicates();
            ids.forEach(id -> anchors.add("/documentation/" + name + "#" + id));
            anchors.add("/documentation/" + name);
            matches(LINK, page.html()).stream()
                    .map(link -> link.startsWith("#") ? "/documentation/" + name + link : link)
                    .filter(link -> link.startsWith("/documentation/"))
                    .forEach(links::add);
            assertThat(matches(LINK, page.html()))
                    .as(name)
                    .allMatch(link -> link.startsWith("/") || link.startsWith("#") || link.startsWith("https://"));
        }
        assertThat(anchors).containsAll(new TreeSet<>(links));
    }

    @Test
    void headingsAreInOrder() {
        for (String name : names().toList()) {
            List<Integer> levels = matches(
                            HEADING,
                            bench.browser().get("/documentation/" + name).html())
                    .stream()
                    .map(Integer::valueOf)
                    .toList();
            assertThat(levels.get(0)).as(name).isEqualTo(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i)).as(name + ", heading " + i).isBetween(2, levels.get(i - 1) + 1);
            }
        }
    }

    @Test
    void markupOfADocumentStaysText() {
        Document document = DocumentReader.read(
                "cli",
                "# T\n\n<script>alert(1)</script>\n\na <b onclick=x>b</b> [c](javascript:alert(1)) ![d](http://elsewhere/e.png)\n",
                name -> Optional.empty());
        assertThat(document.html())
                .doesNotContain("<script", "<b ", "javascript:", "<img")
                .contains("&lt;script&gt;", "c", "d");
    }

    @Test
    void tablesAndCodeAreReachedByKeyboard() {
        Document document = DocumentReader.read(
                "cli", "# T\n\n| a | |\n|---|--:|\n| 1 | 2 |\n\n```\ncode\n```\n", name -> Optional.empty());
        assertThat(document.html())
                .contains(
                        "<div class=\"table-wrap\"",
                        "aria-label=\"Table 1\"",
                        "<th scope=\"col\">a</th>",
                        "<pre tabindex=\"0\">")
                .doesNotContain("<th></th>", "style=");
    }

    @Test
    void theReadmeIsCutToWhatHasItsPlaceHere() {
        Shown about = bench.browser().get("/documentation/about");
        assertThat(about.text())
                .contains("What is supported", "What this is not")
                .doesNotContain("./check", "Maven");
        assertThat(about.html()).contains("<img src=\"/assets/demo.");
        String image = about.html().replaceAll("(?s).*<img src=\"([^\"]*)\".*", "$1");
        assertThat(bench.browser().get(image).status()).isEqualTo(200);
    }

    @Test
    void filesForClientsAreThere() {
        Browser nobody = bench.browser();
        Shown certificate = nobody.get("/documentation/server-certificate.pem");
        assertThat(certificate.html())
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .endsWith("-----END CERTIFICATE-----\n");
        assertThat(certificate.header("content-disposition"))
                .contains("attachment; filename=\"server-certificate.pem\"");
        assertThat(nobody.get("/documentation/prismtoken1-TokenApi.thrift").html())
                .contains("service TokenApi");
    }

    @Test
    void theTestKmcIsThereInDemosAlone() {
        Browser nobody = bench.browser();
        assertThat(nobody.get("/documentation/test-kmc-public-key.txt").status())
                .isEqualTo(404);
        assertThat(nobody.get("/documentation").text()).doesNotContain("Test KMC");
        bench.testKmcKey = Optional.of("a key");
        assertThat(nobody.get("/documentation/test-kmc-public-key.txt").html()).isEqualTo("a key");
        assertThat(nobody.get("/documentation").text()).contains("Test KMC");
        bench.testKmcKey = Optional.empty();
    }

    @Test
    void whatThereIsNotIsSaid() {
        Shown missing = bench.browser().get("/documentation/..%2Fpasswords");
        assertThat(missing.status()).isBetween(400, 404);
        Shown other = bench.browser().get("/documentation/secrets");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text()).contains("Choose a document from the list.");
    }

    @Test
    void whoHasSignedInHasTheirRoomsAroundIt() {
        assertThat(bench.signedIn(ConsoleBench.OPERATOR)
                        .get("/documentation/glossary")
                        .text())
                .contains("Sign out", "Glossary");
        assertThat(bench.browser().get("/documentation/glossary").text()).contains("Sign in", "Glossary");
    }

    private static Stream<String> names() {
        return Shelf.inOrder().values().stream().flatMap(List::stream);
    }

    private static List<String> matches(Pattern pattern, String html) {
        return pattern.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toList());
    }
}
