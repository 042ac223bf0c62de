/** A contract: reading it, gathering facts, evaluating, and the review that comes of it. */
package org.rightplace.contract;
