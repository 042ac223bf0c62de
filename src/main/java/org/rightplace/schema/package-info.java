/** JSON as it comes in: read within limits, checked against its schema, and everything wrong said at once, never what was given. */
package org.rightplace.schema;
