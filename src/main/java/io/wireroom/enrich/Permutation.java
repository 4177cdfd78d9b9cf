package io.wireroom.enrich;

import java.math.BigInteger;

/**
 * The affine permutation {@code x → (factor·x + shift) mod size} of 0 … size−1 and its inverse. The factor is close to the golden
 * section of {@code size}, which maps consecutive numbers to distant ones.
 */
record Permutation(BigInteger size, BigInteger factor, BigInteger inverse, BigInteger shift) {
    private static final double GOLDEN_SECTION = 0.618_033_988_749_894_9;

    /** The permutation of 0 … {@code size}−1. It depends on {@code size} only. */
    static Permutation of(long size) {
        BigInteger modulus = BigInteger.valueOf(size);
        BigInteger factor = BigInteger.valueOf((long) (size * GOLDEN_SECTION));
        while (!factor.gcd(modulus).equals(BigInteger.ONE)) {
            factor = factor.add(BigInteger.ONE);
        }
        return new Permutation(modulus, factor, factor.modInverse(modulus), factor.shiftRight(1));
    }

    long apply(long x) {
        return BigInteger.valueOf(x).multiply(factor).add(shift).mod(size).longValueExact();
    }

    long invert(long y) {
        return BigInteger.valueOf(y).subtract(shift).multiply(inverse).mod(size).longValueExact();
    }
}
