/** One decision in one file, for a tribunal or whoever else has to see and check it without the system. */
package org.rightplace.tribunal;
