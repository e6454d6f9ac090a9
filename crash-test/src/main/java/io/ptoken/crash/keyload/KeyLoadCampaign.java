package io.ptoken.crash.keyload;

import io.ptoken.crash.fault.PowerLoss;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Runs of the key loading one after the other, each on a fresh copy of one installation and its KMC. */
public final class KeyLoadCampaign {

    private final KeyLoadSite site;
    private final Path fresh;
    private final Striker striker;
    private final KeyLoadTally tally = new KeyLoadTally();

    private KeyLoadCampaign(KeyLoadSite site, Path fresh, Striker striker) {
        this.site = site;
        this.fresh = fresh;
        this.striker = striker;
    }

    /**
     * Makes the installation, and measures every step.
     *
     * @param directory an empty directory for everything
     * @param strikes what may happen to a step
     * @param lies as for {@link PowerLoss}
     */
    public static KeyLoadCampaign make(
            Path distribution, Path directory, long seed, List<Strike> strikes, Optional<String> lies) {
        Random random = new Random(seed);
        KeyLoadSite site = KeyLoadSite.make(distribution, directory, random);
        Path fresh = directory.resolve("fresh");
        site.save(fresh);
        KeyLoadCampaign campaign = new KeyLoadCampaign(site, fresh, Striker.of(directory, site.root(), strikes, lies));
        site.register(random);
        new KeyLoadRun(site, campaign.striker, random, campaign.tally).measure();
        return campaign;
    }

    /** What happened. */
    public KeyLoadTally tally() {
        return tally;
    }

    /**
     * All runs.
     *
     * @param seed of the first; each further one has the next number, so that one run can be repeated by itself
     * @param progress takes the line of each
     * @throws BrokenPromise for the first promise that is broken, with the seed of its run
     */
    public void run(long seed, int runs, Consumer<String> progress) {
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            int strikes = tally.strikes();
            Random random = new Random(seed + i);
            try {
                site.reset(fresh);
                site.register(random);
                KeyLoadRun run = new KeyLoadRun(site, striker, random, tally);
                run.run(script(seed + i));
                progress.accept(String.format(
                        Locale.ROOT,
                        "key loading %3d of %d, seed %d: %d keys, %d steps struck, %d s",
                        i + 1,
                        runs,
                        seed + i,
                        run.keys(),
                        tally.strikes() - strikes,
                        Waiting.since(start) / 1000));
            } catch (BrokenPromise e) {
                throw new BrokenPromise(
                        "key loading, run " + (i + 1) + " of " + runs + ", to be repeated with --seed " + (seed + i)
                                + " --key-load-runs 1\n" + e.getMessage(),
                        e);
            }
        }
    }

    /** The order of steps depends on the seed alone, as all else does. */
    private static int script(long seed) {
        return (int) Math.floorMod(seed, (long) Integer.MAX_VALUE);
    }
}
