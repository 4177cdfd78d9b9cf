package io.wireroom.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EncodedKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 signatures (RFC 8032 §5.1). They are deterministic: the same key and message give the same bytes. */
public final class Ed25519 {
    static final int KEY_BYTES = 32;

    private static final String NAME = "Ed25519";

    /** PKCS #8 of a private key up to the seed (RFC 8410 §7). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    /** @param seed 32 bytes */
    public static PrivateKey privateKey(byte[] seed) {
        byte[] encoded = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + seed.length);
        System.arraycopy(seed, 0, encoded, PKCS8_PREFIX.length, seed.length);
        return privateKey(new PKCS8EncodedKeySpec(encoded));
    }

    /** @throws IllegalArgumentException if the bytes are not an Ed25519 key */
    static PrivateKey privateKey(EncodedKeySpec encoded) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is not an Ed25519 private key", e);
        }
    }

    /** @throws IllegalArgumentException if the bytes are not an Ed25519 key */
    static PublicKey publicKey(byte[] subjectPublicKeyInfo) {
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is not an Ed25519 public key", e);
        }
    }

    /** A new pair from the platform's secure random numbers. */
    static KeyPair generate() {
        return generate(new SecureRandom());
    }

    /**
     * The public key of a private key. PKCS #8 files usually lack it, and the platform derives it only for new pairs. Therefore a
     * pair is generated from the seed of the private key.
     */
    static PublicKey publicKey(PrivateKey key) {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        return generate(new FixedBytes(seed)).getPublic();
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(NAME);
            pairs.initialize(NamedParameterSpec.ED25519, random);
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The signature of the concatenated parts, 64 bytes. */
    public static byte[] sign(PrivateKey key, byte[]... parts) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform has " + NAME, e);
    }

    /** A random number generator that returns a known seed. */
    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        FixedBytes(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
