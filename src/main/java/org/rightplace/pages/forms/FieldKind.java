package org.rightplace.pages.forms;

/** How a field is asked for, and how what was typed is read. */
public enum FieldKind {
    /** A line of text. */
    WORDS,
    /** A text of several lines. */
    LONG_WORDS,
    /** A code that no table has: its words, joined by hyphens. */
    FREE_CODE,
    /** One of some answers. */
    CHOICE,
    /** Yes, no, or not known. */
    FLAG,
    /** A day, in three boxes. */
    DAY,
    /** A whole number. */
    NUMBER,
    /** A number with a decimal point, or none. */
    DECIMAL,
    /** Whole pence, shown as pounds. */
    POUNDS,
    /** A setting, by its number or its name. */
    SETTING,
    /** Several of these, one on each line. */
    SETTINGS,
    /** Any number of some answers. */
    TICKS,
    /** Texts, one on each line. */
    LINES
}
