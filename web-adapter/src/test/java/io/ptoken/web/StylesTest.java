package io.ptoken.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of components, which test builds have. */
class StylesTest {

    @Test
    void everyComponentIsShownInTheFrame() throws IOException {
        try (ConsoleBench bench = new ConsoleBench()) {
            assertThat(bench.browser().get(Styles.PATH).status()).isEqualTo(403);
            Shown page = bench.signedIn(ConsoleBench.AUDITOR).get(Styles.PATH);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("Sign out", "Components", "Colours", "States", "Verdicts");
            assertThat(page.html()).doesNotContain(" style=", "onclick", "<script>");
        }
    }
}
