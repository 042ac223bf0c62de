package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rightplace.facts.Fact;
import org.rightplace.register.RegisterEntry;
import org.rightplace.register.SettingIndex;
import org.rightplace.rulebook.Rulebook;

/** The facts the program makes of a request over a register made up for it alone, where nothing is in reach but what the request names. */
public final class MadeUpFacts {

    private static final SettingIndex NOTHING_NEAR = SettingIndex.of(List.of());

    private MadeUpFacts() {}

    /**
     * @param easting of home; null if it is not known
     * @param authority where the home postcode lies; null if that is not known
     */
    public static List<Fact> of(
            Rulebook rulebook,
            PlacementRequest request,
            JsonNode tree,
            Long easting,
            Long northing,
            String authority,
            Collection<RegisterEntry> register) {
        return Evaluation.gather(
                        rulebook,
                        request,
                        tree,
                        new Home(easting, northing, authority),
                        register.stream().collect(Collectors.toMap(RegisterEntry::urn, Function.identity())),
                        NOTHING_NEAR)
                .facts();
    }
}
