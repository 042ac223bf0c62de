/** What somebody has begun to fill in and not sent yet: kept outside the ledger, seen by whoever began it, and deleted after a time. */
package org.rightplace.draft;
