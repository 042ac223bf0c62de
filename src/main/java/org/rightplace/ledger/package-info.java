/** The append-only log of everything advised and decided. Nothing is shown before it is durably written here. */
package org.rightplace.ledger;
