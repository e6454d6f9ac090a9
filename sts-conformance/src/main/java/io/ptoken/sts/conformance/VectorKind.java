package io.ptoken.sts.conformance;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of vector files (specification section 15): the value of member {@code file} and its check. */
enum VectorKind {
    AMOUNTS("amounts"),
    CLASS1_TOKENS("class1-tokens"),
    CLASS2_TOKENS("class2-tokens"),
    CRC("crc"),
    CREDIT_TOKENS("credit-tokens"),
    DITK_CHANGE("ditk-change"),
    DITK_COMPONENTS("ditk-components"),
    DKGA("dkga"),
    ID_RECORDS("id-records"),
    KEY_CHANGE("key-change"),
    LUHN("luhn"),
    MISTY1("misty1"),
    STA("sta"),
    TID("tid"),
    TRANSPOSITION("transposition");

    private final String file;

    VectorKind(String file) {
        this.file = file;
    }

    static Optional<VectorKind> ofFile(String file) {
        return Arrays.stream(values()).filter(kind -> kind.file.equals(file)).findFirst();
    }

    String file() {
        return file;
    }

    /** True where each vector says where it comes from; components of a key prove themselves. */
    boolean saysSource() {
        return this != DITK_COMPONENTS;
    }

    VectorCheck check() {
        return switch (this) {
            case AMOUNTS -> new AmountCheck();
            case CLASS1_TOKENS -> new Class1Check();
            case CLASS2_TOKENS -> new Class2Check();
            case CRC -> new CrcCheck();
            case CREDIT_TOKENS -> new CreditCheck();
            case DITK_CHANGE -> new DitkChangeCheck();
            case DITK_COMPONENTS -> new DitkComponentsCheck();
            case DKGA -> new DkgaCheck();
            case ID_RECORDS -> new IdRecordCheck();
            case KEY_CHANGE -> new KeyChangeCheck();
            case LUHN -> new LuhnCheck();
            case MISTY1 -> new Misty1Check();
            case STA -> new StaCheck();
            case TID -> new TidCheck();
            case TRANSPOSITION -> new TranspositionCheck();
        };
    }
}
