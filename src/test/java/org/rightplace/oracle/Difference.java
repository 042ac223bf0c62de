package org.rightplace.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.rightplace.placement.PlacementRequest;
import org.rightplace.schema.Binding;

/** A case with what two readings of it come to. */
record Difference(Case one, Reading plain, Reading rulebook) {

    static Difference of(Case one, Function<Case, Reading> plain, Function<Case, Reading> rulebook) {
        return new Difference(one, plain.apply(one), rulebook.apply(one));
    }

    boolean none() {
        return plain.equals(rulebook);
    }

    /** What differs: the order of tests, and each principle of each subject. */
    List<String> what() {
        var found = new ArrayList<String>();
        if (!plain.answer().equals(rulebook.answer())) {
            found.add("order of tests: plain reading " + plain.answer() + ", rulebook " + rulebook.answer());
        }
        var keys = new TreeSet<>(plain.law().keySet());
        keys.addAll(rulebook.law().keySet());
        for (String key : keys) {
            var here = plain.law().get(key);
            var there = rulebook.law().get(key);
            if (!Objects.equals(here, there)) {
                found.add(key + ": plain reading " + here + ", rulebook " + there);
            }
        }
        return found;
    }

    /** The same, whichever setting it is of. */
    List<String> kinds() {
        return what().stream().map(one -> one.replaceAll(" \\d{6}", "")).toList();
    }

    /** What differs, then the case. */
    String report() {
        var text = new StringBuilder(String.join("\n", what())).append("\nof:\n");
        one.settings().forEach(setting -> text.append(setting).append('\n'));
        text.append("home postcode in ").append(one.postcodeAuthority());
        text.append(", place of home ").append(one.homeKnown() ? "known" : "not known");
        text.append(one.ageKnown() ? "" : ", age not known").append('\n');
        return text.append(one.tree().toPrettyString()).toString();
    }

    /**
     * Takes settings, fields and entries away one by one while the same thing differs.
     *
     * @param what one of {@link #kinds()}
     */
    Difference smallest(String what, Function<Case, Reading> plainly, Function<Case, Reading> byRules) {
        for (MadeUpSetting setting : one.settings()) {
            var fewer = new ArrayList<>(one.settings());
            fewer.remove(setting);
            var tree = (ObjectNode) one.tree().deepCopy();
            dropUrn(tree, setting.urn());
            var smaller = still(what, new Case(null, tree, fewer, null, false, false), plainly, byRules);
            if (smaller != null) {
                return smaller.smallest(what, plainly, byRules);
            }
        }
        int places = places(one.tree());
        for (int i = places - 1; i >= 0; i--) {
            var tree = (ObjectNode) one.tree().deepCopy();
            drop(tree, new int[] {i});
            var smaller = still(what, new Case(null, tree, one.settings(), null, false, false), plainly, byRules);
            if (smaller != null) {
                return smaller.smallest(what, plainly, byRules);
            }
        }
        return this;
    }

    /** Null when what differs is no longer the same, or what is left is no case at all. */
    private Difference still(
            String what, Case fewer, Function<Case, Reading> plainly, Function<Case, Reading> byRules) {
        try {
            var smaller = of(
                    new Case(
                            Binding.to(PlacementRequest.class, fewer.tree()),
                            fewer.tree(),
                            fewer.settings(),
                            one.postcodeAuthority(),
                            one.homeKnown(),
                            one.ageKnown()),
                    plainly,
                    byRules);
            return smaller.kinds().contains(what) ? smaller : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Every entry of a list that speaks of a setting, and the mention of it among those to consider. */
    private static void dropUrn(ObjectNode tree, int urn) {
        for (JsonNode list : tree) {
            if (list instanceof ArrayNode entries) {
                for (int i = entries.size() - 1; i >= 0; i--) {
                    var entry = entries.get(i);
                    if (entry.isInt() && entry.asInt() == urn
                            || entry.path("urn").asInt() == urn) {
                        entries.remove(i);
                    }
                }
            }
        }
    }

    /** Fields and entries, those below them included. */
    private static int places(JsonNode node) {
        int count = node.isContainerNode() ? node.size() : 0;
        for (JsonNode child : node) {
            count += places(child);
        }
        return count;
    }

    /** Takes out the n-th of them; true once it is done. */
    private static boolean drop(JsonNode node, int[] left) {
        if (node instanceof ObjectNode object) {
            for (var names = new ArrayList<>(node.properties()).iterator(); names.hasNext(); ) {
                var field = names.next();
                if (left[0]-- == 0) {
                    object.remove(field.getKey());
                    return true;
                }
                if (drop(field.getValue(), left)) {
                    return true;
                }
            }
        }
        for (int i = 0; node instanceof ArrayNode array && i < array.size(); i++) {
            if (left[0]-- == 0) {
                array.remove(i);
                return true;
            }
            if (drop(array.get(i), left)) {
                return true;
            }
        }
        return false;
    }
}
