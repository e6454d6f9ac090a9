package io.ptoken.sts.key;

/**
 * The round function of DES from tables: each S-box merged with the permutation P, so that a round is eight look-ups.
 */
final class DesTables {

    // Row and column as FIPS 46-3 prints them: 4 rows of 16 for each box.
    private static final String[] S_BOXES = {
        "E4D12FB83A6C5907" + "0F74E2D1A6CB9538" + "41E8D62BFC973A50" + "FC8249175B3EA06D",
        "F18E6B34972DC05A" + "3D47F28EC01A69B5" + "0E7BA4D158C6932F" + "D8A13F42B67C05E9",
        "A09E63F51DC7B428" + "D709346A285ECBF1" + "D6498F30B12C5AE7" + "1AD069874FE3B52C",
        "7DE3069A1285BC4F" + "D8B56F03472C1AE9" + "A690CB7DF13E5284" + "3F06A1D8945BC72E",
        "2C417AB6853FD0E9" + "EB2C47D150FA3986" + "421BAD78F9C5630E" + "B8C71E2D6F09A453",
        "C1AF92680D34E75B" + "AF427C9561DE0B38" + "9EF528C3704A1DB6" + "432C95FABE17608D",
        "4B2EF08D3C975A61" + "D0B7491AE35C2F86" + "14BDC37EAF680592" + "6BD814A7950FE23C",
        "D2846FB1A93E50C7" + "1FD8A374C56B0E92" + "7B419CE206ADF358" + "21E74A8DFC90356B",
    };

    private static final int[] P = {
        16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10,
        2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25
    };

    /** Box b for the six bits i: entry 64 b + i. */
    private static final int[] SP = merge();

    private DesTables() {}

    /**
     * The function f of a round. The expansion E overlaps its six-bit groups; groups 1, 3, 5, 7 lie side by side in the
     * half-block rotated by one bit, and groups 2, 4, 6, 8 in the same rotated by four more.
     */
    static int f(int half, int oddGroups, int evenGroups) {
        int rotated = Integer.rotateRight(half, 1);
        int odd = rotated ^ oddGroups;
        int even = Integer.rotateLeft(rotated, 4) ^ evenGroups;
        return SP[odd >>> 26]
                ^ SP[64 + (even >>> 26)]
                ^ SP[128 + (odd >>> 18 & 63)]
                ^ SP[192 + (even >>> 18 & 63)]
                ^ SP[256 + (odd >>> 10 & 63)]
                ^ SP[320 + (even >>> 10 & 63)]
                ^ SP[384 + (odd >>> 2 & 63)]
                ^ SP[448 + (even >>> 2 & 63)];
    }

    private static int[] merge() {
        int[] merged = new int[8 * 64];
        for (int box = 0; box < 8; box++) {
            for (int six = 0; six < 64; six++) {
                // The outer two bits choose the row, the inner four the column.
                int row = (six >> 4 & 2) | (six & 1);
                int column = six >> 1 & 15;
                int nibble = Character.digit(S_BOXES[box].charAt(16 * row + column), 16);
                merged[64 * box + six] = permute(nibble << (28 - 4 * box));
            }
        }
        return merged;
    }

    private static int permute(int word) {
        int permuted = 0;
        for (int from : P) {
            permuted = permuted << 1 | (word >>> (32 - from) & 1);
        }
        return permuted;
    }
}
