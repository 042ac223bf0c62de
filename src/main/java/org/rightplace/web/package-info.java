/** The shell that speaks HTTP: what is served where. Each page belongs to its feature. */
package org.rightplace.web;
