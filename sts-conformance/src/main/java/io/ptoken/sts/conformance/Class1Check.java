package io.ptoken.sts.conformance;

import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenNumber;

/** {@code class1-tokens.json}: tokens that are not encrypted, section 2.3. */
final class Class1Check implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        MeterTestToken token =
                MeterTestToken.of(vector.integer("subclass"), vector.hexNumber("control"), vector.integer("mfr_code"));
        TokenFields.compareClass(vector, token, findings);
        findings.compare(
                "control_bits", vector.integer("control_bits"), token.form().controlBits());
        findings.compare(
                "mfr_code_bits", vector.integer("mfr_code_bits"), token.form().manufacturerCodeBits());
        TokenFields.compareBlock(vector, token, findings);
        TokenNumber number = TokenNumber.parseDecimal(vector.text("token"));
        findings.compare("token", number, TokenCodec.encodeClear(token));
        findings.compare("token read back", token, TokenCodec.decodeClear(number));
    }
}
