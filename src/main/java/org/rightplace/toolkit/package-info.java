/** An autism self-evaluation: read, checked and added up by the toolkit of the rulebook. */
package org.rightplace.toolkit;
