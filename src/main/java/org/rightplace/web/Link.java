package org.rightplace.web;

/**
 * Where a page leads.
 *
 * @param words what is to be read there
 * @param address below the server's own
 */
public record Link(String words, String address) {}
