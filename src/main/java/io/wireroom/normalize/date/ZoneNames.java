package io.wireroom.normalize.date;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Abbreviations of time zones. Abbreviations of several zones are rejected, except for those that RFC 822 defines. */
enum ZoneNames {
    /** Unambiguous abbreviations. */
    GENERAL,

    /** For RFC 822 dates: also the abbreviations that RFC 822 §5.1 defines, which are ambiguous otherwise. */
    MAIL;

    private static final Map<String, Integer> OF_MAIL = Map.of("CST", -6 * 60, "CDT", -5 * 60);

    private static final Map<String, Integer> MINUTES = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("WET", 0),
            Map.entry("WEST", 60),
            Map.entry("CET", 60),
            Map.entry("CEST", 2 * 60),
            Map.entry("EET", 2 * 60),
            Map.entry("EEST", 3 * 60),
            Map.entry("MSK", 3 * 60),
            Map.entry("SAST", 2 * 60),
            Map.entry("HKT", 8 * 60),
            Map.entry("AWST", 8 * 60),
            Map.entry("JST", 9 * 60),
            Map.entry("KST", 9 * 60),
            Map.entry("ACST", 9 * 60 + 30),
            Map.entry("ACDT", 10 * 60 + 30),
            Map.entry("AEST", 10 * 60),
            Map.entry("AEDT", 11 * 60),
            Map.entry("NZST", 12 * 60),
            Map.entry("NZDT", 13 * 60),
            Map.entry("EST", -5 * 60),
            Map.entry("EDT", -4 * 60),
            Map.entry("MST", -7 * 60),
            Map.entry("MDT", -6 * 60),
            Map.entry("PST", -8 * 60),
            Map.entry("PDT", -7 * 60),
            Map.entry("AKST", -9 * 60),
            Map.entry("AKDT", -8 * 60),
            Map.entry("HST", -10 * 60));

    /** Names of several zones with different offsets. Single letters are unknown: RFC 822 defines them incorrectly (RFC 5322 §4.3). */
    private static final Set<String> AMBIGUOUS = Set.of(
            "ACT", "ADT", "AMT", "AMST", "ARST", "AST", "BDT", "BST", "CDT", "CST", "ECT", "FKST", "GST", "IST", "LHST",
            "MMT", "MSD", "NST", "PYT", "SST", "WST", "WAST");

    /** Seconds east of UTC. */
    int offset(String abbreviation) throws UnreadableDateException {
        String name = abbreviation.toUpperCase(Locale.ROOT);
        Integer east = this == MAIL && OF_MAIL.containsKey(name) ? OF_MAIL.get(name) : MINUTES.get(name);
        if (east != null) {
            return east * 60;
        }
        throw new UnreadableDateException(
                AMBIGUOUS.contains(name)
                        ? name + " is the name of several time zones; write the offset, such as +01:00"
                        : "a time zone that is not known; write its offset, such as +01:00");
    }
}
