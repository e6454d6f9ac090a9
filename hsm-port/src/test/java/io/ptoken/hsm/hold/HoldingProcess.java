package io.ptoken.hsm.hold;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A process that takes a file, says so and holds it until its input ends. */
final class HoldingProcess {

    private HoldingProcess() {}

    public static void main(String[] args) throws IOException {
        Holder holder = Holder.ofThisProcess("hold", "jane", Instant.EPOCH);
        try (HoldFile hold = HoldFile.take(Path.of(args[0]), HoldUsers.valueOf(args[1]), holder)) {
            System.out.println(hold.getClass().getSimpleName());
            System.in.read();
        }
    }
}
