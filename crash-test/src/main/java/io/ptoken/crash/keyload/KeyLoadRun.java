package io.ptoken.crash.keyload;

import static io.ptoken.crash.keyload.KeyLoadStep.ANSWER;
import static io.ptoken.crash.keyload.KeyLoadStep.DELETE;
import static io.ptoken.crash.keyload.KeyLoadStep.END;
import static io.ptoken.crash.keyload.KeyLoadStep.LOAD_ALL;
import static io.ptoken.crash.keyload.KeyLoadStep.LOAD_ONE;
import static io.ptoken.crash.keyload.KeyLoadStep.REPLACE;
import static io.ptoken.crash.keyload.KeyLoadStep.REQUEST;
import static io.ptoken.crash.keyload.KeyLoadStep.UPLOAD;

import io.ptoken.crash.keyload.ExchangeState.SlotState;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Ended;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.SetupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Several exchanges with a KMC on a fresh installation. Every kind of step is struck; what is found then must be the state
 * before or the one after, and the step is repeated, as an operator would.
 */
final class KeyLoadRun {

    private static final String METER = "600727000000000009";

    /** Each deletes the slot in another state, and at last has every key of a file loaded. */
    private static final List<List<KeyLoadStep>> SCRIPTS = List.of(
            List.of(REQUEST, ANSWER, UPLOAD, LOAD_ONE, END, REQUEST, REPLACE, ANSWER, UPLOAD, LOAD_ALL, DELETE),
            List.of(REQUEST, REPLACE, ANSWER, UPLOAD, LOAD_ONE, DELETE, REQUEST, ANSWER, UPLOAD, LOAD_ONE, LOAD_ALL),
            List.of(REQUEST, DELETE, REQUEST, ANSWER, UPLOAD, LOAD_ALL, REQUEST, REPLACE, ANSWER, UPLOAD, LOAD_ALL));

    /** To be measured. */
    private static final List<KeyLoadStep> MEASURED =
            List.of(REQUEST, REPLACE, ANSWER, UPLOAD, LOAD_ONE, LOAD_ALL, DELETE);

    private final KeyLoadSite site;
    private final Striker striker;
    private final Random random;
    private final KeyLoadTally tally;
    private final AuditedSteps audit = new AuditedSteps();

    private ExchangeState state;
    private int highestCounter;
    private int mails;
    private Path request;
    private Path keyFile;
    private List<FileKey> file = List.of();
    private List<Integer> answered = List.of();
    private List<FileKey> audited = List.of();

    KeyLoadRun(KeyLoadSite site, Striker striker, Random random, KeyLoadTally tally) {
        this.site = site;
        this.striker = striker;
        this.random = random;
        this.tally = tally;
        this.request = site.mail("none");
        this.keyFile = site.mail("none");
        this.state = look();
    }

    /** How many keys the file has. */
    int keys() {
        return file.size();
    }

    /** Steps undisturbed, to measure what they take. */
    void measure() {
        for (KeyLoadStep step : MEASURED) {
            Path out = mail(step);
            Installation.require(striker.undisturbed(step, site.program(), command(step, 1, out)), step.text());
            if (isRequest(step)) {
                request = out;
            } else if (step == ANSWER) {
                keyFile = out;
            }
        }
    }

    /**
     * The whole run.
     *
     * @param script number of the order of steps
     * @throws BrokenPromise for the first promise that is broken
     */
    void run(int script) {
        List<KeyLoadStep> steps = SCRIPTS.get(script % SCRIPTS.size());
        Set<KeyLoadStep> met = EnumSet.noneOf(KeyLoadStep.class);
        for (int i = 0; i < steps.size(); i++) {
            KeyLoadStep step = steps.get(i);
            boolean strikes = met.add(step) || random.nextBoolean();
            if (step == ANSWER) {
                answer(strikes);
            } else if (strikes) {
                work(step);
            } else {
                repeat(step, numberFor(step), mail(step));
            }
            if (i == steps.lastIndexOf(LOAD_ALL)) {
                sell();
            }
        }
        checkAudit();
    }

    private void work(KeyLoadStep step) {
        int number = numberFor(step);
        Path out = mail(step);
        ExchangeState before = state;
        Struck struck = striker.strike(step, site.program(), command(step, number, out), random);
        try {
            state = look();
            Verdict verdict = KeyLoadRules.judge(step, number, before, state, file, highestCounter);
            KeyLoadChecks.requireDurable(step, struck, verdict);
            KeyLoadChecks.requireToldKeys(struck.ended().output(), state.keys());
            if (isRequest(step)) {
                String expected = verdict == Verdict.AFTER ? state.request().orElse("") : "";
                KeyLoadChecks.requireWholeFile("request", Files.exists(out), site.read(out), expected, struck);
            }
            tally.add(step, struck, verdict);
            if (verdict == Verdict.AFTER) {
                if (step == LOAD_ONE) {
                    repeatDone(step, command(step, number, out));
                }
                noteEffect(step, struck.saidDone());
            } else {
                repeat(step, number, out);
            }
        } catch (BrokenPromise e) {
            throw new BrokenPromise(step.text() + ": " + e.getMessage() + "\n" + struck, e);
        }
    }

    /** Whatever happened before, the step can be done now. */
    private void repeat(KeyLoadStep step, int number, Path out) {
        ExchangeState before = state;
        Ended ended = striker.undisturbed(step, site.program(), command(step, number, out));
        if (!ended.ok()) {
            throw new BrokenPromise("'" + step.text() + "' is refused: " + ended.output() + "\nin state " + state);
        }
        if (isRequest(step)) {
            request = out;
            state = list().withRequest(site.read(out));
        } else {
            state = look();
        }
        if (KeyLoadRules.judge(step, number, before, state, file, highestCounter) != Verdict.AFTER) {
            throw new BrokenPromise("'" + step.text() + "' said that it is done and changed nothing: " + state);
        }
        KeyLoadChecks.requireToldKeys(ended.output(), state.keys());
        noteEffect(step, true);
    }

    /** What was done can be done again and changes nothing. */
    private void repeatDone(KeyLoadStep step, List<String> command) {
        ExchangeState before = state;
        Ended again = striker.undisturbed(step, site.program(), command);
        state = look();
        if (!again.ok() || !state.isSameAs(before)) {
            throw new BrokenPromise(
                    "the step cannot be repeated without effect: " + again.output() + "\n" + before + "\n" + state);
        }
    }

    private void noteEffect(KeyLoadStep step, boolean done) {
        highestCounter = Math.max(highestCounter, state.counter().orElse(0));
        audit.expect(step.action(), step.intention());
        if (step == LOAD_ONE || step == LOAD_ALL) {
            List<FileKey> loaded = new ArrayList<>(state.held());
            loaded.removeAll(audited);
            loaded.forEach(key -> audit.expect(step.action(), key.toString()));
            audited = state.held();
        } else if (step == UPLOAD) {
            audited = List.of();
        }
        if (step == LOAD_ALL) {
            audit.expect(END.action(), END.intention());
        }
        if (done) {
            switch (step) {
                case REQUEST, REPLACE ->
                    audit.expect(step.action(), "CTR " + state.counter().orElse(0));
                case UPLOAD -> audit.expect(step.action(), file.size() + " to load");
                case END, LOAD_ALL -> audit.expect(END.action(), "ACTIVE");
                case DELETE -> audit.expect(step.action(), "keys deleted");
                case LOAD_ONE, ANSWER -> {}
            }
        }
    }

    private void answer(boolean strikes) {
        int counter = state.counter().orElseThrow();
        if (strikes) {
            Path out = mail(ANSWER);
            Struck struck = striker.strike(ANSWER, site.program(), command(ANSWER, 0, out), random);
            try {
                Verdict verdict = KeyLoadRules.judgeAnswer(answered, answered(), counter);
                KeyLoadChecks.requireDurable(ANSWER, struck, verdict);
                take(counter);
                String expected = verdict == Verdict.AFTER ? site.read(keyFile) : "";
                KeyLoadChecks.requireWholeFile("key load file", Files.exists(out), site.read(out), expected, struck);
                tally.add(ANSWER, struck, verdict);
            } catch (BrokenPromise e) {
                throw new BrokenPromise("answer: " + e.getMessage() + "\n" + struck, e);
            }
        } else {
            take(counter);
        }
    }

    /** Has the KMC answer, for the first time or again. */
    private void take(int counter) {
        keyFile = mail(ANSWER);
        Ended ended = striker.undisturbed(ANSWER, site.program(), command(ANSWER, 0, keyFile));
        if (!ended.ok()) {
            throw new BrokenPromise("the request cannot be answered: " + ended.output());
        }
        file = KeyLoadListing.keysOfFile(site.read(keyFile));
        String kmc = site.listing("kmc-sim", "show", "--json");
        List<Integer> now = KeyLoadListing.answered(kmc);
        if (KeyLoadRules.judgeAnswer(answered, now, counter) != Verdict.AFTER) {
            throw new BrokenPromise("the KMC has handed out a file that it does not know: " + now);
        }
        answered = now;
        List<FileKey> wanted = KeyLoadListing.authorised(kmc);
        if (!new HashSet<>(file).equals(new HashSet<>(wanted)) || file.size() != wanted.size()) {
            throw new BrokenPromise(
                    "the file has not the keys that the module may use\nfile: " + file + "\nmay use: " + wanted);
        }
    }

    /** A token of one of the keys, and the verification of it. */
    private void sell() {
        if (state.slot() != SlotState.ACTIVE || !new HashSet<>(state.held()).equals(new HashSet<>(file))) {
            throw new BrokenPromise("not every key of the file is loaded: " + state + "\nfile: " + file);
        }
        FileKey key = file.get(random.nextInt(file.size()));
        List<String> meter = List.of("--drn=" + METER, "--sgc=" + key.sgc(), "--krn=" + key.krn());
        List<String> credit = new ArrayList<>(List.of("token", "credit", "--json", "--amount=10", "--unit=kWh"));
        credit.addAll(meter);
        String digits = KeyLoadListing.json(site.listing(credit.toArray(String[]::new)))
                .path("tokens")
                .path(0)
                .path("tokenDec")
                .asText();
        List<String> verify = new ArrayList<>(List.of("token", "verify"));
        verify.addAll(meter);
        verify.add(digits);
        site.listing(verify.toArray(String[]::new));
    }

    private void checkAudit() {
        Path export = site.program().directory().resolve("steps.jsonl");
        try {
            Files.deleteIfExists(export);
        } catch (IOException e) {
            throw new SetupFailure("cannot delete " + export, e);
        }
        site.listings(List.of(
                List.of("audit", "verify"), List.of("audit", "export", "--format=jsonl", "--output=" + export)));
        audit.requireAll(site.read(export));
    }

    private ExchangeState look() {
        ExchangeState seen = list();
        if (seen.slot() != SlotState.PENDING) {
            return seen;
        }
        request = mail(REQUEST);
        site.listing("kmc", "request", "--again", "--out=" + request);
        return seen.withRequest(site.read(request));
    }

    private ExchangeState list() {
        List<String> lists = site.listings(List.of(List.of("kmc", "list", "--json"), List.of("vk", "list", "--json")));
        return KeyLoadListing.state(lists.get(0), lists.get(1));
    }

    private List<Integer> answered() {
        return KeyLoadListing.answered(site.listing("kmc-sim", "show", "--json"));
    }

    /** Number of a key that is not loaded yet. */
    private int numberFor(KeyLoadStep step) {
        if (step != LOAD_ONE) {
            return 0;
        }
        List<FileKey> missing = new ArrayList<>(file);
        missing.removeAll(state.held());
        return file.indexOf(missing.get(random.nextInt(missing.size()))) + 1;
    }

    private List<String> command(KeyLoadStep step, int number, Path out) {
        return switch (step) {
            case REQUEST -> List.of("kmc", "request", "--out=" + out);
            case REPLACE -> List.of("kmc", "request", "--replace", "--out=" + out);
            case ANSWER -> List.of("kmc-sim", "answer", request.toString(), "--out=" + out);
            case UPLOAD -> List.of("kmc", "upload", keyFile.toString(), "--yes");
            case LOAD_ONE -> List.of("kmc", "load", Integer.toString(number));
            case LOAD_ALL -> List.of("kmc", "load-all");
            case END -> List.of("kmc", "end", "--yes");
            case DELETE -> List.of("kmc", "delete", "--yes");
        };
    }

    private static boolean isRequest(KeyLoadStep step) {
        return step == REQUEST || step == REPLACE;
    }

    /** A new file for what a step writes. */
    private Path mail(KeyLoadStep step) {
        return site.mail(++mails + (step == ANSWER ? "-keys.txt" : "-request.txt"));
    }
}
