package io.ptoken.sts.conformance;

import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.Locale;

/** {@code transposition.json}: class insertion and the two written forms of section 7. */
final class TranspositionCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        TokenClass tokenClass = TokenClass.ofCode(vector.integer("class"));
        long block = vector.hex("block64", 16);
        TokenNumber made = TokenNumber.insert(tokenClass, block);
        findings.compare("token66", vector.hexText("token66", 17), made.hex().toLowerCase(Locale.ROOT));
        findings.compare("token", vector.text("token"), made.decimal());

        TokenNumber read = TokenNumber.parseDecimal(vector.text("token"));
        findings.compare(
                "token66 read as hex",
                read.hex(),
                TokenNumber.parseHex(vector.text("token66")).hex());
        findings.compare("class removed from token", tokenClass, read.tokenClass());
        findings.compareHex("block64 left in token", 16, block, read.block());
    }
}
