package io.ptoken.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestSurroundings;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.node.Node;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstalledModules;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import za.co.prism.prismtoken1.SessionOptions;

/** Opens what earlier builds have left behind, some minutes after its last sale. */
@Tag("slow")
class KeptInstallationsTest {

    private static final Instant NOW = KeptLife.END.plus(Duration.ofMinutes(5));

    @TempDir
    Path directory;

    static List<KeptInstallation> kept() throws IOException {
        return KeptInstallation.all();
    }

    /** The oldest and the newest of each store; {@code kept.every} has all, as what each keeps and sells is looked at in any case. */
    static List<KeptInstallation> oldestAndNewest() throws IOException {
        List<KeptInstallation> all = kept();
        if (Boolean.getBoolean("kept.every")) {
            return all;
        }
        String oldest = all.get(0).build();
        String newest = all.get(all.size() - 1).build();
        return all.stream()
                .filter(one -> one.build().equals(oldest) || one.build().equals(newest))
                .toList();
    }

    @Test
    void bothStoresAndAPowerCutAreAmongThem() throws IOException {
        assertThat(kept().stream().map(KeptInstallation::toString))
                .contains("sealed3-store3/sqlite", "sealed3-store3/killed", "sealed3-store3/postgres");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keepsEverythingAndSellsOn(KeptInstallation kept) throws IOException {
        KeptInstallation copy = kept.unpacked(directory.resolve("copy"));
        KeptFacts facts = KeptFacts.read(kept.facts());
        TestSurroundings surroundings = new KeptCommands(copy.data()).at(NOW);
        try (OpenedInstallation opened = OpenedInstallation.of(copy.data(), surroundings.surroundings())) {
            KeptChecks checks = new KeptChecks(facts, opened, NOW);
            checks.everythingIsThere();
            checks.theChainVerifies();
            checks.everyIdentifierIsUsed();
            checks.theSessionFetchesItsResults();
            checks.sellsOn();
        }
        // What this build has written it reads again.
        try (OpenedInstallation again = OpenedInstallation.of(copy.data(), surroundings.surroundings())) {
            KeptChecks checks = new KeptChecks(facts, again, NOW);
            checks.theChainVerifies();
            checks.everyIdentifierIsUsed();
            assertThat(KeptFacts.of(again, facts.messages()).section(KeptFacts.RESULTS))
                    .isEqualTo(facts.section(KeptFacts.RESULTS));
        }
    }

    @ParameterizedTest
    @MethodSource("oldestAndNewest")
    void modulesStandWhereTheyStood(KeptInstallation kept) throws IOException {
        KeptInstallation copy = kept.unpackedUnderAKey(directory.resolve("copy"));
        KeptCommands commands = new KeptCommands(copy.data());

        try (OpenedInstallation opened =
                OpenedInstallation.of(copy.data(), commands.at(NOW).surroundings())) {
            assertThat(((ModulePool) opened.module()).members())
                    .extracting(member -> member.name() + ": " + member.standing())
                    .containsExactly(
                            "vault: priority 3, standby no, drained no", "spare: priority 1, standby no, drained yes");
            assertThat(opened.store().preferences().all().keySet()).allMatch(name -> name.startsWith("ptoken."));
        }

        assertThat(commands.ok(NOW, "hsm", "resume", "spare"))
                .contains("spare: priority 1, standby no, drained no (was: priority 1, standby no, drained yes)");
    }

    @ParameterizedTest
    @MethodSource("oldestAndNewest")
    void goesOnWithEveryExchange(KeptInstallation kept) throws IOException {
        KeptInstallation copy = kept.unpackedUnderAKey(directory.resolve("copy"));
        KeptCommands commands = new KeptCommands(copy.data());

        commands.ok(NOW, "kmc", "load-all", "--kmc", "KMC-2", "--module", KeptLife.SOFTWARE);
        String answer = copy.answer().toString();
        commands.ok(NOW, "kmc", "upload", answer, "--load-all", "--yes", "--module", KeptLife.SOFTWARE);

        assertThat(commands.ok(NOW, "vk", "list", "--module", KeptLife.SOFTWARE))
                .contains("900101", "900102", "900201", "900202", "900301");
        try (OpenedInstallation opened =
                OpenedInstallation.of(copy.data(), commands.at(NOW).surroundings())) {
            assertThat(KeptFacts.of(opened, List.of()).section(KeptFacts.SLOTS))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("1 ACTIVE"),
                            second -> assertThat(second).startsWith("2 ACTIVE"),
                            third -> assertThat(third).startsWith("3 ACTIVE"),
                            fourth -> assertThat(fourth).startsWith("4 EMPTY"));
        }
    }

    @ParameterizedTest
    @MethodSource("oldestAndNewest")
    void servesWithTheAccountsAndTheCertificateFromThen(KeptInstallation kept) throws IOException, TException {
        KeptInstallation copy = kept.unpackedUnderAKey(directory.resolve("copy"));
        KeptCommands commands = new KeptCommands(copy.data());
        Installation configured = OpenedInstallation.installation(copy.data());
        Configuration.Api api = configured.configuration().api();
        Installation served = configured
                .withApi(api.withPort(0).withAddress("127.0.0.1"))
                .withoutMetrics()
                .withoutConsole();
        var surroundings = commands.at(NOW).surroundings();
        try (Node node = Node.start(
                        served,
                        InstalledModules.of(served, Taker.quiet("ptoken test", surroundings), ModuleHold.STOP_IT),
                        surroundings);
                VendingClient client = VendingClient.connect(node.port())) {
            assertThat(node.identity().certificatePem())
                    .isEqualTo(Files.readString(kept.data().certificate()));
            assertThat(client.api()
                            .signInWithPassword(
                                    "sign-in", "local", KeptLife.TILL, KeptCommands.PASSWORD, new SessionOptions())
                            .getAccessToken())
                    .isNotEmpty();
        }
        if (!kept.isOnPostgres()) {
            assertTheCallInFlightIsForgotten(copy, commands);
        }
    }

    /** On a store of its own a server knows at its start that whoever was working on the message is dead. */
    private static void assertTheCallInFlightIsForgotten(KeptInstallation copy, KeptCommands commands)
            throws IOException {
        try (OpenedInstallation opened =
                OpenedInstallation.of(copy.data(), commands.at(NOW).surroundings())) {
            assertThat(opened.store().issueJournal().find(new CallKey(KeptLife.TILL, "in-flight")))
                    .isInstanceOf(Standing.Unknown.class);
        }
    }
}
