package io.ptoken.sts.token;

import io.ptoken.sts.token.bits.TokenClass;

/**
 * One section of a key change (specification section 12). Encrypted under the current key, it describes the new one; it
 * carries neither RND nor TID, so the same change always makes the same tokens.
 *
 * <p>A section holds part of a decoder key: {@code toString} leaves that out.
 */
public sealed interface KeyChangeToken extends Token
        permits Set1stSectionDecoderKey, Set2ndSectionDecoderKey, Set3rdSectionDecoderKey, Set4thSectionDecoderKey {

    @Override
    default TokenClass tokenClass() {
        return TokenClass.METER_SPECIFIC;
    }
}
