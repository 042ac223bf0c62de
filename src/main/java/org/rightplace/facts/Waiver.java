package org.rightplace.facts;

/**
 * An officer's wish to go on although a principle holds the answer back.
 *
 * @param principle id of the principle to go on without
 * @param officer role of the officer; null if none is named
 * @param reason whether a reason is written down
 */
public record Waiver(String principle, String officer, Boolean reason) implements Subject {

    @Override
    public String subject() {
        return "waiver";
    }

    @Override
    public String key() {
        return principle;
    }
}
