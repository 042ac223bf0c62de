package org.rightplace.web;

/**
 * Something in a form that cannot be used.
 *
 * @param field id of the field on the page; null where it is about none alone
 * @param text what to do about it, never what was typed
 */
public record FormError(String field, String text) {}
