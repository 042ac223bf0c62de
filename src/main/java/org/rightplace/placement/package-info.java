/** A placement request: reading it, gathering facts, evaluating, recommending, and what would change the answer. */
package org.rightplace.placement;
