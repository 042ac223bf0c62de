package org.rightplace.register;

import java.util.Map;

/** Where the known columns stand in one file, and how many columns it has in all. */
record Heading(Map<String, Integer> at, int width) {}
