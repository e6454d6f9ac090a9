package io.ptoken.hsm.protocol.fuzz;

import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.legacy.LegacyKeyFile;
import io.ptoken.hsm.protocol.settings.CommandSettings.RecordCrc;
import io.ptoken.hsm.protocol.sts6.query.CardAttributes;
import io.ptoken.hsm.protocol.sts6.query.CardList;
import io.ptoken.hsm.protocol.sts6.query.DfConcat;
import io.ptoken.hsm.protocol.sts6.query.ModuleIdentity;
import io.ptoken.sts.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts inside messages and files: each is read or refused. */
public final class FuzzTexts {

    private FuzzTexts() {}

    /** One input: the text. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        List<Runnable> readers = List.of(
                () -> LegacyKeyFile.parse(text),
                () -> ModuleIdentity.parse(text, RecordCrc.UNCHECKED),
                () -> DfConcat.parse(text, RecordCrc.CRC16_MODBUS),
                () -> attributes(text));
        for (Runnable reader : readers) {
            try {
                reader.run();
            } catch (InvalidValueException | ProtocolException e) {
                if (e.getMessage() == null) {
                    throw new IllegalStateException("no message", e);
                }
            }
        }
    }

    private static void attributes(String text) {
        CardList list = CardList.parse(text);
        if (!CardList.parse(list.encode()).equals(list)) {
            throw new IllegalStateException("a list is not read as it is written");
        }
        CardAttributes card = new CardAttributes(list);
        card.active();
        card.baseDate();
        card.ken();
        card.cluster();
        card.unitLimit();
        card.sgc();
    }
}
