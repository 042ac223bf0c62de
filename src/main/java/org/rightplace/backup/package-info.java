/** The whole database in one file, and back again: the same file for every database the program runs on. */
package org.rightplace.backup;
