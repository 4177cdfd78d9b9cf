package io.wireroom.config;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds environment variables that look like settings but are not. A misspelt name in a file or a system property stops the
 * process. Environment variables are not checked otherwise, because they may belong to other programs.
 */
public final class UnknownVariables {
    private static final String PREFIX = "WIREROOM_";

    /** Variables that Docker and Kubernetes set for a service of that name. */
    private static final Pattern SERVICE_VARIABLE = Pattern.compile(
            "(WIREROOM(?:_[A-Z0-9_]*?)??)_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_[A-Z]+)?)?)");

    private static final Set<String> SETTINGS =
            new TreeSet<>(ConfigMappings.getProperties(ConfigClass.configClass(WireroomConfig.class))
                    .keySet());

    private UnknownVariables() {}

    /** A message for each variable that is not a setting, with the setting of the most similar name. */
    public static List<String> in(Set<String> environment) {
        List<String> sentences = new ArrayList<>();
        for (String name : new TreeSet<>(environment)) {
            if (name.startsWith(PREFIX) && !isSetting(name) && !isOfAService(name, environment)) {
                sentences.add(name + " is ignored: there is no such setting"
                        + nearest(name)
                                .map(known -> "; the nearest is " + known)
                                .orElse(""));
            }
        }
        return sentences;
    }

    private static boolean isSetting(String variable) {
        return SETTINGS.stream()
                .anyMatch(setting -> pattern(setting).matcher(variable).matches());
    }

    /** A setting's name as a pattern of environment variables; the key of a map can be anything. */
    private static Pattern pattern(String setting) {
        String variable = asVariable(setting.replace("[*]", ".*"));
        return Pattern.compile(variable.replace("_*", "_.+") + "(?:_\\d+_?)?");
    }

    private static String asVariable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean isOfAService(String name, Set<String> environment) {
        Matcher service = SERVICE_VARIABLE.matcher(name);
        return service.matches() && environment.contains(service.group(1) + "_SERVICE_HOST");
    }

    private static Optional<String> nearest(String variable) {
        return SETTINGS.stream()
                .filter(setting -> setting.indexOf('*') < 0)
                .map(UnknownVariables::asVariable)
                .filter(known -> distance(variable, known) <= (known.length() - PREFIX.length()) / 2)
                .min(Comparator.comparingInt(known -> distance(variable, known)));
    }

    /** The number of letters to add, drop, change or swap (optimal string alignment). */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = row == 0 || column == 0 ? row + column : least(steps, from, row, to, column);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int least(int[][] steps, String from, int row, String to, int column) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int oneLetter = Math.min(steps[row - 1][column], steps[row][column - 1]) + 1;
        int least = Math.min(oneLetter, steps[row - 1][column - 1] + (same ? 0 : 1));
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(least, steps[row - 2][column - 2] + 1) : least;
    }
}
