/** The panel's desk: what was advised on each request, what a person chose on it, and the papers that go with it. */
package org.rightplace.pages.panel;
