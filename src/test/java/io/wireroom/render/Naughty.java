package io.wireroom.render;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text that is known to break feeds, builds and pages. */
final class Naughty {
    private static final List<String> WRITTEN = List.of(
            "a\u0000b\u0001c\u0008d\u000Be\u000Cf\u001Fg\u007Fh\u0085i\u009Fj",
            "tab\tnewline\ncarriage\rboth\r\nend",
            "]]> <![CDATA[ ]]> <!-- --> -->",
            "&amp; &lt;b&gt; &#0; &#x1F; &bogus; & && &;",
            "<script>alert(1)</script> </script> </title> </style>",
            "\" ' ` \\ \\u0041 \\\" ''' \"\"\"",
            "high \uD83D low \uDE00 swapped \uDE00\uD83D end \uD83D",
            "\uFFFE\uFFFF\uFFFD\uFEFF\uFDD0 \uDBFF\uDFFF",
            "\u202Eright to left\u202C \u2066isolate\u2069 \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDF2\uD83C\uDDF9 Z\u0351\u0343\u0350",
            "line\u2028paragraph\u2029separator \u00A0nbsp\u200Bzero",
            "{{ .Title }} ${jndi} %s %n {0} +++\n+++",
            "key = \"value\" # comment [table] {inline}");

    private Naughty() {}

    /** Each of these, every control character, every unpaired surrogate boundary, and one megabyte of text. */
    static Stream<String> strings() {
        String controls = IntStream.rangeClosed(0, 0xA0)
                .mapToObj(c -> "x" + (char) c + "y")
                .collect(Collectors.joining());
        Stream<String> single = IntStream.of(0, '\r', 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF)
                .mapToObj(c -> "x" + (char) c + "y");
        String megabyte = "& <wide> " + "words and \uD83D\uDE00 ".repeat(60_000);
        return Stream.of(WRITTEN.stream(), single, Stream.of(controls, megabyte))
                .flatMap(strings -> strings);
    }
}
