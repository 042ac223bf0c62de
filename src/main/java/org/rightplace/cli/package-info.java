/** The command line: one class a command. Answers go to standard output, everything else to standard error. */
package org.rightplace.cli;
