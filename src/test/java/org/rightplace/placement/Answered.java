package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An answer as it goes out, read the way the tests ask about it. */
record Answered(JsonNode json) {

    static Answered to(MadeUpArea area, Requests request) {
        return new Answered(area.tryOut(request.json()).json());
    }

    String outcome() {
        return json.at("/advice/outcome").asText();
    }

    String reason() {
        return json.at("/advice/reason").asText();
    }

    /** The setting the advice names; null if none. */
    Integer named() {
        var urn = json.at("/advice/settingUrn");
        return urn.isInt() ? urn.asInt() : null;
    }

    List<JsonNode> options() {
        return list(json.get("options"));
    }

    JsonNode option(int urn) {
        return options().stream()
                .filter(option -> option.get("urn").asInt() == urn)
                .findFirst()
                .orElseThrow(() -> new AssertionError(urn + " is not among the options"));
    }

    List<Integer> urns(Predicate<JsonNode> which) {
        return options().stream()
                .filter(which)
                .map(option -> option.get("urn").asInt())
                .toList();
    }

    String standing(int urn) {
        return option(urn).get("standing").asText();
    }

    /** What a principle found of the request. */
    JsonNode finding(String principle) {
        return find(json.get("findings"), principle);
    }

    /** What a principle found of an option. */
    JsonNode finding(String principle, int urn) {
        return find(option(urn).get("findings"), principle);
    }

    private static JsonNode find(JsonNode findings, String principle) {
        return list(findings).stream()
                .filter(finding -> finding.get("principle").asText().equals(principle))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is found by " + principle));
    }

    /** Every path asked for, of the request and of its options. */
    TreeSet<String> asks() {
        var findings = new ArrayList<>(list(json.get("findings")));
        options().forEach(option -> findings.addAll(list(option.get("findings"))));
        return findings.stream()
                .flatMap(finding -> list(finding.get("asks")).stream())
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> texts(String pointer) {
        return list(json.at(pointer)).stream().map(JsonNode::asText).toList();
    }

    /** The first action of a kind. */
    Optional<JsonNode> action(String kind) {
        return list(json.get("actions")).stream()
                .filter(action -> action.get("kind").asText().equals(kind))
                .findFirst();
    }

    /** The settings an action of a kind is about. */
    List<Integer> actionsAt(String kind) {
        return list(json.get("actions")).stream()
                .filter(action -> action.get("kind").asText().equals(kind))
                .map(action -> action.get("urn").asInt())
                .toList();
    }

    /** What matters to whoever decides: the advice, and where each option stands. */
    List<String> gist() {
        var gist = new ArrayList<String>();
        gist.add(json.get("advice").toString());
        options()
                .forEach(option ->
                        gist.add(option.get("rank") + " " + option.get("urn") + " " + option.get("standing")));
        return gist;
    }

    /** A lawful request stands: it is advised, and first. */
    Answered namesRequested(int urn) {
        assertThat(outcome()).isEqualTo("NAME_REQUESTED");
        assertThat(named()).isEqualTo(urn);
        assertThat(standing(urn)).isEqualTo("advised");
        return first(urn);
    }

    /** The setting asked for is among the options and first, as what was asked for. */
    Answered first(int urn) {
        var option = option(urn);
        assertThat(option.get("rank").asInt()).isEqualTo(1);
        assertThat(option.get("requested").asBoolean()).isTrue();
        assertThat(json.at("/advice/requestClass").asText()).isEqualTo("listed");
        return this;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
