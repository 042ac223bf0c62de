/** A named person's choice on advice: agreed, departed from, deferred or withdrawn. It is an entry of the log that follows the advice. */
package org.rightplace.choice;
