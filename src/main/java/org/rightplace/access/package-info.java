/** Who may come in: accounts, their sessions and tokens, and the pages to sign in and out. */
package org.rightplace.access;
