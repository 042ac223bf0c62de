package org.rightplace.placement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.facts.Request;
import org.rightplace.facts.Setting;
import org.rightplace.register.RegisterEntry;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Rulebook;

/**
 * Which settings near home become options: those the first stage does not rule out, the nearest of each ring.
 *
 * @param shortlist nearest first
 * @param ruledOut how many were not taken, by first reason
 */
record Reach(List<RegisterEntry> shortlist, SortedMap<String, Integer> ruledOut) {

    static final Reach NOTHING = new Reach(List.of(), new TreeMap<>());

    private static final String BEYOND = "beyond-shortlist";
    private static final String NO_RUNG = "type-never-proposed";

    /**
     * Sorts what lies within reach.
     *
     * @param near settings by distance, nearest first, without those that are options anyway
     */
    static Reach of(
            Rulebook rulebook,
            LocalDate lawAsAt,
            Request request,
            List<RegisterEntry> near,
            SettingKinds kinds,
            OptionFacts options) {
        var parameters = rulebook.parametersOn(lawAsAt);
        var out = firstReasons(rulebook, lawAsAt, request, near, kinds);
        var ruledOut = new TreeMap<String, Integer>();
        var shortlist = new ArrayList<RegisterEntry>();
        var taken = new HashMap<Long, Long>();
        long most = parameters.number("options-per-ring").value();
        for (RegisterEntry entry : near) {
            var reason = out.get(entry.urn());
            if (reason == null) {
                var rung = kinds.rung(entry, null, options.approved(entry));
                if (rung.isEmpty()) {
                    reason = NO_RUNG;
                } else if (taken.merge(rung.get().ring(), 1L, Long::sum) > most) {
                    reason = BEYOND;
                }
            }
            if (reason == null) {
                shortlist.add(entry);
            } else {
                ruledOut.merge(reason, 1, Integer::sum);
            }
        }
        return new Reach(shortlist, ruledOut);
    }

    /**
     * The reason of the first principle, by id, that rules a setting out; nothing for one that none rules out. Settings that are
     * alike in all the rules may read are asked about once: of hundreds within reach, a few dozen differ.
     */
    private static Map<Integer, String> firstReasons(
            Rulebook rulebook, LocalDate lawAsAt, Request request, List<RegisterEntry> near, SettingKinds kinds) {
        var alike = near.stream()
                .collect(Collectors.groupingBy(
                        entry -> setting(0, entry, kinds), LinkedHashMap::new, Collectors.toList()));
        var facts = new ArrayList<Fact>();
        facts.add(request);
        var byFirst = new HashMap<Integer, List<RegisterEntry>>();
        for (List<RegisterEntry> same : alike.values()) {
            var first = same.get(0);
            facts.add(setting(first.urn(), first, kinds));
            byFirst.put(first.urn(), same);
        }
        var reasons = new HashMap<Integer, String>();
        for (Finding finding : rulebook.reach("placement", lawAsAt, facts)) {
            if (finding.outcome() == Outcome.NOT_MET) {
                byFirst.get(finding.urn()).forEach(entry -> reasons.putIfAbsent(entry.urn(), finding.reason()));
            }
        }
        return reasons;
    }

    /** What the rules may read of a setting; without its number, 0, what makes it like others. */
    private static Setting setting(int urn, RegisterEntry entry, SettingKinds kinds) {
        return new Setting(
                urn, entry.status(), kinds.kind(entry).sector(), entry.lowAge(), entry.highAge(), entry.sex());
    }

    /** How far to look for a phase, in metres. */
    static long metres(Parameters parameters, String phase) {
        return parameters.number("reach-metres", phase).value();
    }

    /** Every setting the request itself names: asked for, consulted, compared with, or to be considered. */
    static Set<Integer> named(PlacementRequest request) {
        var urns = new HashSet<Integer>();
        if (request.request().urn() != null) {
            urns.add(request.request().urn());
        }
        request.consultations().forEach(one -> urns.add(one.urn()));
        request.exceptions().forEach(one -> urns.add(one.comparatorUrn()));
        request.transport().forEach(one -> urns.add(one.nearerUrn()));
        urns.addAll(request.consider());
        urns.remove(null);
        return urns;
    }
}
