package io.ptoken.crash.limit;

import io.ptoken.crash.book.Allowance;
import io.ptoken.crash.book.Book;
import io.ptoken.crash.client.ApiClient;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.TestKey;
import io.ptoken.crash.program.Trees;
import io.ptoken.crash.program.Waiting;
import io.ptoken.crash.run.Part;
import io.ptoken.crash.run.Plan;
import io.ptoken.crash.run.Shop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** Runs with small limits one after the other, each on a fresh copy of one installation. */
public final class SmallLimitCampaign implements Part {

    private record Result(Book book, long millis) {}

    private final Installation installation;
    private final Path data;
    private final Path fresh;
    private final Plan plan;
    private final int runs;
    private final SSLContext tls;
    private final List<Result> results = new ArrayList<>();

    /** @param installation fresh, and stopped, with {@link TestKey#small} */
    public SmallLimitCampaign(Installation installation, Plan plan, int runs) throws IOException {
        this.installation = installation;
        this.data = Installation.data(installation.program().directory());
        this.fresh = installation.program().directory().resolve("fresh");
        this.plan = plan;
        this.runs = runs;
        this.tls = ApiClient.trusting(installation.certificate());
        Trees.copy(data, fresh);
    }

    @Override
    public void run(Consumer<String> progress) {
        for (int i = 0; i < runs; i++) {
            long seed = plan.seed() + i;
            long start = System.nanoTime();
            Book book = new Book(installation.keys());
            Shop shop = new Shop(book, tls, Math.min(plan.clients(), 4), i + 1);
            try {
                reset();
                String detail = new SmallLimitRun(installation, shop, new Random(seed)).run();
                results.add(new Result(book, Waiting.since(start)));
                progress.accept(String.format(
                        Locale.ROOT,
                        "small limits %3d of %d, seed %d: %s; %d ms",
                        i + 1,
                        runs,
                        seed,
                        detail,
                        Waiting.since(start)));
            } catch (BrokenPromise e) {
                throw new BrokenPromise(
                        "small limits, run " + (i + 1) + " of " + runs + ", to be repeated with --seed " + seed
                                + " --small-limit-runs 1\n" + e.getMessage(),
                        e);
            }
        }
    }

    private void reset() {
        try {
            Trees.delete(data);
            Trees.copy(fresh, data);
        } catch (IOException e) {
            throw new SetupFailure("cannot copy " + fresh, e);
        }
    }

    @Override
    public String text() {
        if (results.isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("| small limit | limit | runs | sold, mean | crashes may have cost, at most |\n");
        text.append("|---|--:|--:|--:|--:|\n");
        for (int i = 0; i < results.get(0).book().allowances().size(); i++) {
            int place = i;
            List<Allowance> all = results.stream()
                    .map(result -> result.book().allowances().get(place))
                    .toList();
            BigDecimal sold = all.stream().map(Allowance::soldInUnits).reduce(BigDecimal.ZERO, BigDecimal::add);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d%s | %d | %.1f | %s |%n",
                    all.get(0).key(),
                    all.get(0).limit(),
                    all.get(0).currency() ? " currency units" : " tenths",
                    all.size(),
                    sold.doubleValue() / all.size(),
                    all.stream()
                            .map(Allowance::mayBeLostInUnits)
                            .reduce(BigDecimal.ZERO, BigDecimal::max)
                            .toPlainString()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%nSmall limits: %.1f s a run.%n%n",
                        results.stream().mapToLong(Result::millis).average().orElse(0) / 1000))
                .toString();
    }
}
