package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others get: the parts of ptoken-bom, each but one a Java module by name. */
class PublishedPartsTest {

    private static final Path ROOT = Path.of("..");
    private static final String BOM = "ptoken-bom";

    /** Its class stands in a package of libthrift's, and a package can be in one module only. */
    private static final String FOR_THE_CLASS_PATH_ONLY = "thrift-api-classic";

    @Test
    void theBomNamesEveryPartThatIsPublishedAndNoOther() throws IOException {
        List<String> published = new ArrayList<>();
        for (String module : modules()) {
            if (!project(module).all("maven.deploy.skip").contains("true")) {
                published.add(module);
            }
        }

        assertThat(project(BOM).all("artifactId"))
                .filteredOn(artifact -> !artifact.equals(BOM))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void theBomHasTheVersionOfTheParts() throws IOException {
        ProjectFile bom = project(BOM);

        assertThat(bom.text("version"))
                .isEqualTo(ProjectFile.read(ROOT.resolve("pom.xml")).text("version"));
        assertThat(bom.all("version").stream().skip(1).distinct()).containsExactly("${project.version}");
    }

    @Test
    void everyModuleHasAModuleNameOfItsOwn() throws IOException {
        List<String> names = new ArrayList<>();
        for (String module : modules()) {
            if (module.equals(FOR_THE_CLASS_PATH_ONLY)) {
                assertThat(project(module).all("module.name")).isEmpty();
                continue;
            }
            assertThat(project(module).all("module.name")).as(module).hasSize(1);
            names.addAll(project(module).all("module.name"));
        }

        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("io\\.ptoken(\\.[a-z0-9]+)+"));
    }

    @Test
    void theExamplesAskForTheVersionOfTheParts() throws IOException {
        String version = project(BOM).text("version").orElseThrow();

        for (Example example : Example.values()) {
            assertThat(example.dependencies()).contains("<version>" + version + "</version>");
        }
    }

    private static List<String> modules() throws IOException {
        return ProjectFile.read(ROOT.resolve("pom.xml")).all("module").stream()
                .filter(module -> !module.equals(BOM))
                .toList();
    }

    private static ProjectFile project(String module) throws IOException {
        return ProjectFile.read(ROOT.resolve(module).resolve("pom.xml"));
    }
}
