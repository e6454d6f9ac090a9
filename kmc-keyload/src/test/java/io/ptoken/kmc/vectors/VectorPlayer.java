package io.ptoken.kmc.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.text.KeyLoadException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays the steps of a vector with parties of its own, and asserts what each step answers, what it draws, and what the
 * module is afterwards. {@link #close()} closes the module.
 */
public final class VectorPlayer implements AutoCloseable {

    private static final Ap1Codec CODEC = new Ap1Codec();
    private static final Set<String> NO_OUTPUT = Set.of("code", "name", "sm", "accept");

    private final VectorParties parties;
    private final VectorClock clock = new VectorClock();
    private final VectorDraws draws = new VectorDraws();
    private final HostPart host;
    private final KmcPart kmcs;
    private @Nullable ModulePart module;

    /** Without a module, for steps of host and KMC. */
    public VectorPlayer(VectorFile file) {
        this.parties = new VectorParties(file);
        this.host = new HostPart(parties, clock);
        this.kmcs = new KmcPart(parties, clock, draws);
    }

    /**
     * With a module.
     *
     * @param wanted {@code module} of the vector: which one, and how large
     */
    public VectorPlayer(VectorFile file, ModulePart.Maker maker, JsonNode wanted) {
        this(file);
        this.module = maker.make(
                parties,
                wanted.required("ref").textValue(),
                wanted.required("registers").intValue(),
                wanted.required("slots").intValue(),
                clock,
                draws);
    }

    /** Plays one step. */
    public void play(VectorStep step) {
        step.now().ifPresent(clock::set);
        draws.script(step.draws());
        int given = draws.left();
        Optional<StepRefused> refusal = Optional.empty();
        ObjectNode output = HostPart.object();
        try {
            output = perform(step);
        } catch (StepRefused e) {
            refusal = Optional.of(e);
        } catch (KeyLoadException e) {
            refusal = Optional.of(StepRefused.of(e));
        }
        assertResult(step, refusal, output);
        boolean drawsNothing = refusal.isPresent() || kmcs.hasAnswered(step);
        assertThat(draws.left()).as("%s: draws left over", step.name()).isEqualTo(drawsNothing ? given : 0);
        kmcs.remember(step, refusal.isEmpty());
        if (step.json().has("view")) {
            assertView(step.name(), step.json().get("view"));
        }
    }

    private ObjectNode perform(VectorStep step) {
        return switch (step.party()) {
            case "host" -> host.play(step);
            case "kmc" -> kmcs.play(step);
            case "module" -> perform(step, module());
            default -> throw new IllegalArgumentException(step.party());
        };
    }

    private ModulePart module() {
        if (module == null) {
            throw new IllegalStateException("this player has no module");
        }
        return module;
    }

    private static ObjectNode perform(VectorStep step, ModulePart module) {
        Optional<String> kmcId = step.optional("kmcId");
        switch (step.op()) {
            case "KC" -> {
                ObjectNode output = module.kc(
                        recordOf(step.file()), step.json().required("replace").booleanValue());
                String request = output.required("request").textValue();
                return output.put("requestFile", CODEC.file(CODEC.parseLoadRequest(request)));
            }
            case "KR" -> {
                return module.kr(step.text("record"), kmcId);
            }
            case "KL" -> {
                return module.kl(step.text("record"), kmcId);
            }
            case "KF" -> {
                return module.kf(kmcId);
            }
            case "KX" -> module.kx(kmcId.orElseThrow());
            case "VEND" -> module.vend(step.json().required("register").intValue());
            case "RESTART" -> module.restart();
            case "TAMPER" -> module.tamper();
            default -> throw new IllegalArgumentException(step.op());
        }
        return HostPart.object();
    }

    /**
     * The record that a module is given of a file. A file that is none, and a record that no field of the module protocol
     * carries, are refused by whoever reads the file for the module.
     *
     * @throws KeyLoadException by the reader of the file
     */
    private static String recordOf(String file) {
        String[] lines = file.split("\n", -1);
        boolean sound = lines.length == 3
                && lines[0].equals("%STS-KMS-ASSUMED-PROFILE 1 KMCPUBKEY")
                && lines[2].isEmpty()
                && lines[1].chars().allMatch(c -> c >= ' ' && c <= '}');
        return sound ? lines[1] : CODEC.readKmcPublicKeyFile(file).line();
    }

    private static void assertResult(VectorStep step, Optional<StepRefused> refusal, ObjectNode output) {
        refusal.ifPresent(refused -> {
            assertThat(step.refusal())
                    .as("%s: got the refusal %s", step.name(), refused)
                    .isPresent();
            refused.code()
                    .ifPresent(code -> assertThat(code)
                            .as(step.name())
                            .isEqualTo(step.refusal().orElseThrow()));
            VectorStep.optional(step.expected(), "sm")
                    .ifPresent(status ->
                            assertThat(refused.status()).as(step.name()).isEqualTo(status));
        });
        if (refusal.isEmpty()) {
            assertThat(step.refusal()).as("%s: was done", step.name()).isEmpty();
            step.expected().properties().forEach(expected -> {
                if (!NO_OUTPUT.contains(expected.getKey())) {
                    assertThat(output.path(expected.getKey()))
                            .as("%s: %s", step.name(), expected.getKey())
                            .isEqualTo(expected.getValue());
                }
            });
        }
    }

    /** Asserts what the module is; a player without module has nothing to see. */
    public void assertView(String name, JsonNode expected) {
        if (module != null) {
            assertThat(module.view().toPrettyString()).as(name).isEqualTo(expected.toPrettyString());
        }
    }

    /** Plays all of them. */
    public void playAll(List<VectorStep> steps) {
        steps.forEach(this::play);
    }

    @Override
    public void close() {
        if (module != null) {
            module.close();
        }
    }
}
