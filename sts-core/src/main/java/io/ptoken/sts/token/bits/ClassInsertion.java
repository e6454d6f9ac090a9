package io.ptoken.sts.token.bits;

/**
 * Puts the two class bits into a 64-bit block and takes them out again (specification section 7). The class takes the
 * place of bits 28 and 27, which move to the top as bits 65 and 64.
 */
final class ClassInsertion {

    private static final int SHIFT = 27;
    private static final long MASK = 3L << SHIFT;

    private ClassInsertion() {}

    static TokenNumber insert(TokenClass tokenClass, long block) {
        int displaced = (int) (block >>> SHIFT) & 3;
        return new TokenNumber(displaced, (block & ~MASK) | ((long) tokenClass.code() << SHIFT));
    }

    static TokenClass classOf(TokenNumber token) {
        return TokenClass.ofCode((int) (token.low64() >>> SHIFT) & 3);
    }

    static long blockOf(TokenNumber token) {
        return (token.low64() & ~MASK) | ((long) token.high2() << SHIFT);
    }
}
