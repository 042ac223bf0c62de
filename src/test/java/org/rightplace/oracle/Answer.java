package org.rightplace.oracle;

/**
 * What an order of tests comes to.
 *
 * @param outcome code of the API
 * @param named urn of the setting to be named; null where none is
 */
record Answer(String outcome, Integer named) {

    static Answer of(String outcome) {
        return new Answer(outcome, null);
    }

    @Override
    public String toString() {
        return named == null ? outcome : outcome + " " + named;
    }
}
