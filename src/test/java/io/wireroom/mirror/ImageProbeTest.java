package io.wireroom.mirror;

import static io.wireroom.mirror.Images.avif;
import static io.wireroom.mirror.Images.bigEndian;
import static io.wireroom.mirror.Images.box;
import static io.wireroom.mirror.Images.bytes;
import static io.wireroom.mirror.Images.gif;
import static io.wireroom.mirror.Images.ispe;
import static io.wireroom.mirror.Images.pngChunk;
import static io.wireroom.mirror.Images.pngOf;
import static io.wireroom.mirror.Images.vp8;
import static io.wireroom.mirror.Images.vp8l;
import static io.wireroom.mirror.Images.vp8x;
import static io.wireroom.mirror.Images.webp;
import static io.wireroom.mirror.Images.webpChunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.wireroom.image.QrImage;
import io.wireroom.image.QrStyle;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageProbeTest {
    private static final ImageProbe PROBE = new ImageProbe(40_000_000);

    static Stream<Arguments> images() {
        return Stream.of(
                arguments(ImageType.JPEG, 123, 45, Images.of("jpg", 123, 45)),
                arguments(ImageType.PNG, 1200, 630, Images.png(1200, 630)),
                arguments(ImageType.GIF, 300, 2, Images.of("gif", 300, 2)),
                arguments(ImageType.GIF, 7, 9, gif(7, 9, 1)),
                arguments(ImageType.PNG, 3, 4, pngOf(3, 4, pngChunk("tEXt", new byte[100]))),
                arguments(ImageType.WEBP, 640, 480, webp(vp8(640, 480))),
                arguments(ImageType.WEBP, 16_384, 2, webp(vp8l(16_384, 2))),
                arguments(
                        ImageType.WEBP, 50, 60, webp(vp8x(0x10, 50, 60), webpChunk("ALPH", new byte[5]), vp8(50, 60))),
                arguments(ImageType.AVIF, 800, 600, avif("avif", ispe(400, 600), ispe(800, 300))));
    }

    @ParameterizedTest
    @MethodSource("images")
    void readsTypeAndSizeFromTheHeader(ImageType type, int width, int height, byte[] image) {
        assertThat(PROBE.probe(image)).isEqualTo(new FetchResult.Image(image, type, width, height));
    }

    @ParameterizedTest
    @MethodSource("images")
    void refusesTruncatedImages(ImageType type, int width, int height, byte[] image) {
        for (int length = 0; length < image.length; length += Math.max(1, image.length / 2_000)) {
            assertThat(PROBE.probe(Arrays.copyOf(image, length)))
                    .as("%d of %d bytes", length, image.length)
                    .isInstanceOf(FetchResult.Missing.class);
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void neverFailsOnDamagedImages(ImageType type, int width, int height, byte[] image) {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = image.clone();
            for (int times = random.nextInt(1, 8); times > 0; times--) {
                damaged[random.nextInt(Math.min(damaged.length, 400))] = (byte) random.nextInt();
            }
            if (PROBE.probe(damaged) instanceof FetchResult.Image read) {
                assertThat((long) read.width() * read.height()).isBetween(1L, 40_000_000L);
            }
        }
    }

    @Test
    void readsGeneratedWebp() {
        QrImage code = QrImage.of("https://site.example/", QrStyle.DEFAULT).orElseThrow();
        assertThat(PROBE.probe(code.webp())).isInstanceOfSatisfying(FetchResult.Image.class, image -> {
            assertThat(image.type()).isEqualTo(ImageType.WEBP);
            assertThat(image.width()).isEqualTo(code.pixels().width());
        });
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = Images.of("jpg", 8, 8);
        return Stream.of(
                arguments("nothing", FetchFailure.NOT_AN_IMAGE, new byte[0]),
                arguments("a page", FetchFailure.NOT_AN_IMAGE, bytes("<!doctype html><html>")),
                arguments(
                        "SVG",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")),
                arguments("SVG after XML", FetchFailure.NOT_AN_IMAGE, bytes("<?xml version='1.0'?><svg/>")),
                arguments("PDF", FetchFailure.NOT_AN_IMAGE, bytes("%PDF-1.7")),
                arguments("BMP", FetchFailure.NOT_AN_IMAGE, Images.of("bmp", 8, 8)),
                arguments("TIFF", FetchFailure.NOT_AN_IMAGE, bytes("II*", 0, new byte[100])),
                arguments(
                        "a script that begins like a GIF",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes("GIF89a=1;alert(document.cookie)//")),
                arguments(
                        "a page that begins like a PNG",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes("\u0089PNG\r\n\u001A\n<html><script>alert(1)")),
                arguments(
                        "a page that begins like a JPEG",
                        FetchFailure.TRUNCATED,
                        bytes("\u00FF\u00D8\u00FF<html><script>alert(1)")),
                arguments("an animated GIF", FetchFailure.ANIMATED, gif(8, 8, 2)),
                arguments("an animated PNG", FetchFailure.ANIMATED, pngOf(8, 8, pngChunk("acTL", new byte[8]))),
                arguments("an animated WebP", FetchFailure.ANIMATED, webp(vp8x(0x02, 8, 8), vp8(8, 8))),
                arguments(
                        "a WebP with frames that says it has none",
                        FetchFailure.ANIMATED,
                        webp(vp8x(0, 8, 8), webpChunk("ANMF", new byte[16]))),
                arguments("an animated AVIF", FetchFailure.ANIMATED, avif("avis", ispe(8, 8))),
                arguments("a PNG bomb", FetchFailure.TOO_MANY_PIXELS, pngOf(100_000, 100_000)),
                arguments("the largest PNG", FetchFailure.TOO_MANY_PIXELS, pngOf(0x7FFF_FFFFL, 0x7FFF_FFFFL)),
                arguments(
                        "a PNG whose pixels overflow", FetchFailure.TOO_MANY_PIXELS, pngOf(0xFFFF_FFFFL, 0xFFFF_FFFFL)),
                arguments("a long, flat PNG", FetchFailure.TOO_MANY_PIXELS, pngOf(0xFFFF_FFFFL, 1)),
                arguments("a PNG of no width", FetchFailure.NOT_AN_IMAGE, pngOf(0, 10)),
                arguments(
                        "a PNG that ends before its pixels",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes(Arrays.copyOf(pngOf(8, 8), 33), pngChunk("IEND", new byte[0]))),
                arguments(
                        "a PNG that begins with another chunk",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes("\u0089PNG\r\n\u001A\n", pngChunk("IDAT", new byte[20]), pngChunk("IEND", new byte[0]))),
                arguments(
                        "a PNG chunk beyond the end",
                        FetchFailure.TRUNCATED,
                        bytes(Arrays.copyOf(pngOf(8, 8), 33), bigEndian(0xFFFF_FFFFL), "IDAT", new byte[50])),
                arguments("a JPEG of 65,535 pixels squared", FetchFailure.TOO_MANY_PIXELS, sized(jpeg, 0xFFFF)),
                arguments("a JPEG of no size", FetchFailure.NOT_AN_IMAGE, sized(jpeg, 0)),
                arguments(
                        "a JPEG with two sizes",
                        FetchFailure.TOO_MANY_PIXELS,
                        bytes(
                                "\u00FF\u00D8",
                                frame(8, 8),
                                frame(60_000, 60_000),
                                "\u00FF\u00DA",
                                new byte[9],
                                "\u00FF\u00D9")),
                arguments(
                        "a JPEG without a frame",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes("\u00FF\u00D8\u00FF\u00DA\u0000\u0002\u00FF\u00D9")),
                arguments(
                        "a GIF larger than its screen",
                        FetchFailure.TOO_MANY_PIXELS,
                        bytes("GIF89a", new byte[7], ",", 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 1, 0, 0, ";")),
                arguments("a GIF without an image", FetchFailure.NOT_AN_IMAGE, gif(8, 8, 0)),
                arguments(
                        "a WebP larger than its canvas",
                        FetchFailure.TOO_MANY_PIXELS,
                        webp(vp8x(0, 8, 8), vp8l(16_384, 16_384))),
                arguments("a WebP without pixels", FetchFailure.NOT_AN_IMAGE, webp(vp8x(0, 8, 8))),
                arguments(
                        "a WebP with a broken frame", FetchFailure.NOT_AN_IMAGE, webp(webpChunk("VP8 ", new byte[20]))),
                arguments("an AVIF bomb", FetchFailure.TOO_MANY_PIXELS, avif("avif", ispe(8, 8), ispe(65_536, 65_536))),
                arguments("an AVIF without a size", FetchFailure.NOT_AN_IMAGE, avif("avif")),
                arguments(
                        "an AVIF of boxes in boxes in boxes",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes(box("ftyp", bytes("avif", new byte[4])), nested(200_000), box("mdat"))),
                arguments(
                        "an AVIF of a box of no length",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes(box("ftyp", bytes("avif", new byte[4])), bigEndian(4), "meta")),
                arguments(
                        "an AVIF of a box below zero",
                        FetchFailure.NOT_AN_IMAGE,
                        bytes(
                                box("ftyp", bytes("avif", new byte[4])),
                                bigEndian(1),
                                "meta",
                                bigEndian(0xFFFF_FFFFL),
                                bigEndian(0))),
                arguments("HEIC", FetchFailure.NOT_AN_IMAGE, avif("heic", ispe(8, 8))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesUnsafeContent(String what, FetchFailure failure, byte[] bytes) {
        assertThat(PROBE.probe(bytes)).isEqualTo(new FetchResult.Missing(failure));
    }

    @Test
    void acceptsTrailingData() {
        // Phones append further images. With image/jpeg and nosniff, browsers show the first one.
        byte[] image = bytes(Images.of("jpg", 8, 8), "<html>");
        assertThat(PROBE.probe(image)).isEqualTo(new FetchResult.Image(image, ImageType.JPEG, 8, 8));
    }

    private static byte[] frame(int width, int height) {
        return bytes("\u00FF\u00C0", 0, 11, 8, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0);
    }

    private static byte[] sized(byte[] jpeg, int side) {
        byte[] other = jpeg.clone();
        for (int at = 2; ; at += 2 + (other[at + 2] & 0xFF) * 256 + (other[at + 3] & 0xFF)) {
            if (other[at + 1] == (byte) 0xC0) {
                Arrays.fill(other, at + 5, at + 9, (byte) side);
                return other;
            }
        }
    }

    /** Nested boxes: each contains the remaining ones. */
    private static byte[] nested(int depth) {
        byte[] boxes = new byte[depth * 8 + 4];
        System.arraycopy(bytes(bigEndian(boxes.length), "meta"), 0, boxes, 0, 8);
        for (int i = 1; i < depth; i++) {
            byte[] head = bytes(bigEndian(boxes.length - 4 - i * 8L), i == 1 ? "iprp" : "ipco");
            System.arraycopy(head, 0, boxes, 4 + i * 8, 8);
        }
        return boxes;
    }
}
