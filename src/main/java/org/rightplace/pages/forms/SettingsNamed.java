package org.rightplace.pages.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.rightplace.register.Register;

/** Finds settings of the register by what somebody typed: a number, or part of a name. Of a number, closed ones too. */
public final class SettingsNamed implements Function<String, Map<Integer, String>> {

    private static final int MOST = 2;

    private final Register register;
    private final Clock clock;

    public SettingsNamed(Register register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** Number and name of each; at most {@value #MOST}, which is more than one. */
    @Override
    public Map<Integer, String> apply(String typed) {
        var found = new TreeMap<Integer, String>();
        var entries = register.snapshot(LocalDate.now(clock)).entries();
        if (typed.matches("[0-9]{6}")) {
            var entry = entries.get(Integer.parseInt(typed));
            if (entry != null) {
                found.put(entry.urn(), entry.name());
            }
            return found;
        }
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        var open = entries.values().stream()
                .filter(entry -> !"closed".equals(entry.status()))
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        var exact = open.stream()
                .filter(entry -> entry.name().equalsIgnoreCase(wanted))
                .toList();
        (exact.isEmpty() ? open : exact).stream().limit(MOST).forEach(entry -> found.put(entry.urn(), entry.name()));
        return found;
    }
}
