/**
 * What answers of every kind have in common: where one stands in the ledger, how its findings and conclusions are written down, read back
 * and shown, by when its actions are due, and with which rulebook it is explained.
 */
package org.rightplace.decision;
