/** What is held on a person: for how long, what keeps it, how it is given to them, and how it is erased. */
package org.rightplace.person;
