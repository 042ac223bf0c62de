package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.rightplace.facts.Finding;

/**
 * What is otherwise in one answer than in another: what a changed fact moved.
 *
 * @param outcome of the advice
 * @param setting urn of the setting advised
 * @param standings of options, by urn
 * @param findings outcome and reason, by principle and what it is about
 */
public record Moved(FromTo outcome, FromTo setting, Map<String, FromTo> standings, Map<String, FromTo> findings) {

    /** What it was and what it is; null where there is none. */
    public record FromTo(String from, String to) {
        boolean moved() {
            return !Objects.equals(from, to);
        }

        @Override
        public String toString() {
            return (from == null ? "none" : from) + " → " + (to == null ? "none" : to);
        }
    }

    /** Compares two answers to one request, before and after a change. */
    public static Moved between(Recommendation before, Recommendation after) {
        var was = before.evaluated();
        var is = after.evaluated();
        return new Moved(
                new FromTo(
                        was.outcome().conclusion().code(),
                        is.outcome().conclusion().code()),
                new FromTo(text(WhatWouldChange.advised(was)), text(WhatWouldChange.advised(is))),
                moved(standings(was), standings(is)),
                moved(findings(was), findings(is)));
    }

    private static String text(Integer urn) {
        return urn == null ? null : urn.toString();
    }

    private static Map<String, String> standings(Evaluated evaluated) {
        var standings = new LinkedHashMap<String, String>();
        evaluated
                .options()
                .forEach(option -> standings.put(
                        Integer.toString(option.urn()),
                        evaluated.code("standing", option.urn()).orElse("possible")));
        return standings;
    }

    private static Map<String, String> findings(Evaluated evaluated) {
        var findings = new LinkedHashMap<String, String>();
        var all = new ArrayList<Finding>(evaluated.findings());
        evaluated.options().forEach(option -> all.addAll(option.findings()));
        all.forEach(f -> findings.put(
                f.principle() + (f.key().isEmpty() ? "" : " " + f.key()),
                f.outcome().name() + " " + f.reason()));
        return findings;
    }

    private static Map<String, FromTo> moved(Map<String, String> was, Map<String, String> is) {
        var names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        var moved = new LinkedHashMap<String, FromTo>();
        for (String name : names) {
            var one = new FromTo(was.get(name), is.get(name));
            if (one.moved()) {
                moved.put(name, one);
            }
        }
        return moved;
    }

    /** One line for each thing that moved; one that says so where nothing did. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (outcome.moved()) {
            lines.add("Advice: " + outcome);
        }
        if (setting.moved()) {
            lines.add("Setting advised: " + setting);
        }
        standings.forEach((urn, one) -> lines.add("Option " + urn + ": " + one));
        findings.forEach((name, one) -> lines.add(name + ": " + one));
        return lines.isEmpty() ? List.of("Nothing moved.") : lines;
    }

    /** The same as JSON. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("outcome", json(outcome));
        json.set("settingUrn", json(setting));
        var options = json.putObject("standings");
        standings.forEach((urn, one) -> options.set(urn, json(one)));
        var found = json.putObject("findings");
        findings.forEach((name, one) -> found.set(name, json(one)));
        return json;
    }

    private static ObjectNode json(FromTo one) {
        return JsonNodeFactory.instance.objectNode().put("from", one.from()).put("to", one.to());
    }
}
