package org.rightplace.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whoever asks for an answer, or says what was chosen.
 *
 * @param role a code, kept for good
 * @param account the name they sign in with; null at the command line, where nobody signs in
 * @param fullName as others know them; null at the command line
 * @param authorities codes of those they ask for; none at the command line, where it is all the rulebook serves
 */
public record Asker(String role, String account, String fullName, Set<String> authorities) {

    /** The private section of a record that says who asked. */
    public static final String SECTION = "asker";

    public Asker {
        authorities = Set.copyOf(authorities);
    }

    /** Somebody at the command line. */
    public static Asker local(String role) {
        return new Asker(role, null, null, Set.of());
    }

    /**
     * Whose the record becomes: those that what was asked names, where the asker asks for one of them; else those the asker asks for.
     *
     * @param named codes of authorities that what was asked speaks of
     * @param served codes of those the rulebook serves
     * @return codes in order
     */
    public Set<String> owners(Collection<String> named, Collection<String> served) {
        var mine = authorities.isEmpty() ? served : authorities;
        return new TreeSet<>(named.stream().anyMatch(mine::contains) ? named : mine);
    }

    /** Adds to the private sections of a record who asked; nothing for the command line. */
    void into(Map<String, JsonNode> sections) {
        if (account != null) {
            ObjectNode who = JsonNodeFactory.instance.objectNode();
            sections.put(SECTION, who.put("account", account).put("name", fullName));
        }
    }

    /** A private section beside who asked. */
    public Map<String, JsonNode> with(String name, JsonNode section) {
        var sections = new LinkedHashMap<String, JsonNode>();
        sections.put(name, section);
        into(sections);
        return sections;
    }

    /** Leaves out who it is. */
    @Override
    public String toString() {
        return "Asker[" + role + "]";
    }
}
