package io.ptoken.crash.restore;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.client.ApiClient;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.Waiting;
import io.ptoken.crash.run.Part;
import io.ptoken.crash.run.Plan;
import io.ptoken.crash.run.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** Restores of an older store one after the other, each on a fresh copy of one installation. */
public final class RestoreCampaign implements Part {

    private record Result(RestoreWay way, int answers, int refused, long millis) {}

    private final Installation installation;
    private final StoreCopies copies;
    private final List<RestoreWay> ways;
    private final Plan plan;
    private final int runs;
    private final int waits;
    private final SSLContext tls;
    private final List<Result> results = new ArrayList<>();

    /**
     * One with a database of its own or with SQLite.
     *
     * @param installation fresh, and stopped
     * @param runs the ways in turn, beginning with one that the seed chooses
     * @param waits how many of the first runs wait in real time until the floor has passed
     */
    public RestoreCampaign(Installation installation, Optional<String> database, Plan plan, int runs, int waits) {
        ProgramFiles program = installation.program();
        this.installation = installation;
        this.copies = database.<StoreCopies>map(url -> PostgresCopies.of(program, url))
                .orElseGet(() -> SqliteCopies.of(program));
        this.ways = RestoreWay.of(database.isPresent());
        this.plan = plan;
        this.runs = runs;
        this.waits = waits;
        this.tls = ApiClient.trusting(installation.certificate());
    }

    @Override
    public void run(Consumer<String> progress) {
        for (int i = 0; i < runs; i++) {
            long seed = plan.seed() + i;
            long start = System.nanoTime();
            RestoreWay way = ways.get((int) Math.floorMod(seed, (long) ways.size()));
            Shop shop = new Shop(new Book(installation.keys()), tls, plan.clients(), i + 1);
            try {
                String detail = new RestoreRun(installation, copies, way, shop, new Random(seed)).run(i < waits);
                long millis = Waiting.since(start);
                results.add(new Result(
                        way, shop.book().answers(), shop.tally().refused.get(), millis));
                progress.accept(String.format(
                        Locale.ROOT,
                        "restore %3d of %d, seed %d: %s, %s; %d ms",
                        i + 1,
                        runs,
                        seed,
                        way.text(),
                        detail,
                        millis));
            } catch (BrokenPromise e) {
                throw new BrokenPromise(
                        "restore of an older store (" + way.text() + "), run " + (i + 1) + " of " + runs
                                + ", to be repeated with --seed " + seed + " --restore-runs 1\n" + e.getMessage(),
                        e);
            }
        }
    }

    @Override
    public String text() {
        if (results.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(
                "| restore of an older store | runs | token lists | refused | seconds, mean |\n|---|--:|--:|--:|--:|\n");
        for (RestoreWay way : ways) {
            List<Result> of =
                    results.stream().filter(result -> result.way() == way).toList();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.1f |%n",
                    way.text(),
                    of.size(),
                    of.stream().mapToInt(Result::answers).sum(),
                    of.stream().mapToInt(Result::refused).sum(),
                    of.stream().mapToLong(Result::millis).average().orElse(0) / 1000));
        }
        return text.append('\n').toString();
    }
}
