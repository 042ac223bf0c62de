/** What a board looks after: which rulebook is in force, what it says, and putting another in its place. Decides nothing of a person. */
package org.rightplace.governance;
