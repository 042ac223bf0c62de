/** What a board looks after: which rulebook is in force and what it says. Reads; decides nothing. */
package org.rightplace.governance;
